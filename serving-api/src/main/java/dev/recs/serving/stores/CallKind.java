package dev.recs.serving.stores;

import java.time.Duration;

/** What a store is called for. Each kind has a limit of its own, so that none takes the room of another. */
public enum CallKind {
    /** A list that somebody waits for; there is a fallback, so nobody waits for room. */
    READ("read", 200, 20, 1_000, Duration.ZERO),
    /** Events. */
    EVENT("event", 16, 2, 64, Duration.ofMillis(100)),
    /** A user's word: opting out, opting in, erasure. */
    CHOICE("choice", 8, 2, 32, Duration.ofSeconds(1)),
    /** Snapshots, counters, probes: the process' own, one at a time each, and without a limit. */
    BACKGROUND("background", 0, 0, 0, Duration.ZERO);

    private final String tag;
    private final int initial;
    private final int fewest;
    private final int most;
    private final Duration maxWait;

    /**
     * @param initial calls at once at the start
     * @param fewest however slow the store is
     * @param most however fast it is
     */
    CallKind(String tag, int initial, int fewest, int most, Duration maxWait) {
        this.tag = tag;
        this.initial = initial;
        this.fewest = fewest;
        this.most = most;
        this.maxWait = maxWait;
    }

    /** In metrics. */
    String tag() {
        return tag;
    }

    int initial() {
        return initial;
    }

    int fewest() {
        return fewest;
    }

    int most() {
        return most;
    }

    /** How long a call waits for room. */
    Duration maxWait() {
        return maxWait;
    }

    boolean isLimited() {
        return most > 0;
    }
}
