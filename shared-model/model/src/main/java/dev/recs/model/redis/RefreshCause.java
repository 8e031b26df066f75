package dev.recs.model.redis;

import java.util.Arrays;

/** Why a user's list is to be remade. */
public enum RefreshCause {
    ORDER("order", false),
    SEARCH("search", true),
    VIEW("view", true),
    ACCOUNT_DELETED("account-deleted", false),
    REPLAY("replay", false),
    /** What a guest did has come to the account. */
    MERGE("merge", false);

    private final String wireName;
    private final boolean patient;

    RefreshCause(String wireName, boolean patient) {
        this.wireName = wireName;
        this.patient = patient;
    }

    /** @throws IllegalStateException if no cause has this name */
    public static RefreshCause of(String wireName) {
        return Arrays.stream(values())
                .filter(cause -> cause.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("cause of a refresh is '%s': expected one of %s"
                        .formatted(wireName, Arrays.toString(values()))));
    }

    public String wireName() {
        return wireName;
    }

    /** A patient cause waits for more of its kind, an impatient one is due at once. */
    public boolean patient() {
        return patient;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
