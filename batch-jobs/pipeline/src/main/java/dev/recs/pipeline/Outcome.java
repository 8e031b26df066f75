package dev.recs.pipeline;

/** What became of a user in a refresh. */
public enum Outcome {
    /** Profile and list are new. */
    REFRESHED("refreshed"),
    /** Same activity and recipe as the stored profile: only the list was ranked anew. */
    UNCHANGED("unchanged"),
    /** A newer refresh of the same user was faster; nothing of it was touched. */
    NEWER_PRESENT("newer present"),
    /** Nothing was bought, searched for or looked at. */
    TOO_FEW_SIGNALS("too few signals"),
    /** Wants no personalization, or was erased: nothing is left stored. */
    OPTED_OUT("opted out"),
    /** Not in {@code recs_users}, or no longer. */
    UNKNOWN("unknown"),
    /** Could not be refreshed; the reason is in {@code recs_skipped_users}. */
    SKIPPED("skipped");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** As an account says it. */
    public String label() {
        return label;
    }
}
