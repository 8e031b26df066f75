package dev.recs.serving.stores;

/** What a store answered, or that it did not. */
public sealed interface Reply<T> {

    /** The store answered. */
    record Answered<T>(T value) implements Reply<T> {}

    /** The store did not answer, or was not asked. */
    record Down<T>(String store, Why why) implements Reply<T> {}

    /** Why there is no answer. */
    enum Why {
        /** Its circuit breaker is open: nothing was sent. */
        NOT_ASKED,
        /** Too many calls of this kind are under way: nothing was sent. */
        OVERLOADED,
        /** It was asked: what it was asked to do it may have done. */
        FAILED
    }

    default T orElse(T fallback) {
        return switch (this) {
            case Answered<T>(T value) -> value;
            case Down<T> _ -> fallback;
        };
    }

    /** @throws StoreUnavailable if there is no answer, with what that means for the request */
    default T orThrow(String consequence) {
        return switch (this) {
            case Answered<T>(T value) -> value;
            case Down<T>(String store, Why why) -> throw new StoreUnavailable(store, why, consequence);
        };
    }

    default boolean isDown() {
        return this instanceof Down<T>;
    }
}
