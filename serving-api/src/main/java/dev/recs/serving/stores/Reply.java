package dev.recs.serving.stores;

/** What a store answered, or that it did not. */
public sealed interface Reply<T> {

    /** The store answered. */
    record Answered<T>(T value) implements Reply<T> {}

    /** The store is down, slow, or not asked because its breaker is open. */
    record Down<T>(String store, String cause) implements Reply<T> {}

    default T orElse(T fallback) {
        return switch (this) {
            case Answered<T>(T value) -> value;
            case Down<T> _ -> fallback;
        };
    }

    default boolean isDown() {
        return this instanceof Down<T>;
    }
}
