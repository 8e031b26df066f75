package dev.recs.serving.response;

import java.util.Arrays;
import java.util.Optional;

/** What a response was made of. Numbers stand in recommendation ids and are only added to. */
public enum Source {
    /** The user's own list. */
    PERSONALIZED("personalized", 1),
    /** Neighbours of products. */
    SIMILAR("similar", 2),
    /** Popular in the categories the user buys most in. */
    CATEGORY_POPULAR("category-popular", 3),
    /** Popular with everyone. */
    POPULAR("popular", 4),
    /** Popular as last read, because the stores that know better are down. */
    POPULAR_HELD("popular-held", 5),
    /** The catalog in its own order, because nothing is known to be popular. */
    DEFAULT("default", 6);

    private final String wireName;
    private final int number;

    Source(String wireName, int number) {
        this.wireName = wireName;
        this.number = number;
    }

    /** As served. */
    public String wireName() {
        return wireName;
    }

    int number() {
        return number;
    }

    static Optional<Source> of(int number) {
        return Arrays.stream(values()).filter(source -> source.number == number).findAny();
    }
}
