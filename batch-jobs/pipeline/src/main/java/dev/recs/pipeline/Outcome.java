package dev.recs.pipeline;

/** What became of a user in a refresh, and of what an earlier one had stored of the user. */
public enum Outcome {
    /** Profile and list are new. */
    REFRESHED("refreshed"),
    /** Same activity and recipe as the stored profile: only the list was ranked anew. */
    UNCHANGED("unchanged"),
    /** The nightly job made the list again as it was: it got a new stamp only ({@link ListWriter}), whatever became of the profile. */
    LIST_UNCHANGED("list unchanged"),
    /** A newer refresh of the same user was faster; nothing of it was touched. */
    NEWER_PRESENT("newer present"),
    /** Nothing was bought, searched for or looked at, or none of it is left: profile and list are removed, in a run by its last step. */
    TOO_FEW_SIGNALS("too few signals"),
    /** Wants no personalization: profile and list are removed. */
    OPTED_OUT("opted out"),
    /** Was erased, and the account is not a new one: profile and list are removed. */
    ERASED("erased"),
    /** Not in {@code recs_users}, or no longer: what is stored ends by retention, because a faulty view lists nobody. */
    UNKNOWN("unknown"),
    /** Could not be refreshed, so profile and list stay as they were; the reason is in {@code recs_skipped_users}. */
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
