package dev.recs.serving.stores;

import java.util.Map;

/** Ends a request that a store is needed for; says what became of it. Carries no stack trace, because it is a response and not a fault. */
public final class StoreUnavailable extends RuntimeException {

    private final boolean isOverloaded;
    private final transient Map<String, Integer> counts;

    /** @param consequence for the request: {@code nothing was changed} */
    public StoreUnavailable(String store, Reply.Why why, String consequence) {
        this(store, why, consequence, Map.of());
    }

    /** @param counts members of the problem */
    public StoreUnavailable(String store, Reply.Why why, String consequence, Map<String, Integer> counts) {
        super("%s %s: %s".formatted(store, state(why), consequence), null, false, false);
        this.isOverloaded = why == Reply.Why.OVERLOADED;
        this.counts = Map.copyOf(counts);
    }

    private static String state(Reply.Why why) {
        return switch (why) {
            case NOT_ASKED -> "is down";
            case OVERLOADED -> "has too much to do";
            case FAILED -> "did not answer";
        };
    }

    /** The store is up and has too much to do. */
    public boolean isOverloaded() {
        return isOverloaded;
    }

    public Map<String, Integer> counts() {
        return counts;
    }
}
