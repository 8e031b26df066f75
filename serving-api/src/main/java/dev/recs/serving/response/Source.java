package dev.recs.serving.response;

/** What a response was made of. */
public enum Source {
    /** The user's own list. */
    PERSONALIZED("personalized"),
    /** Neighbours of products. */
    SIMILAR("similar"),
    /** Popular in the categories the user buys most in. */
    CATEGORY_POPULAR("category-popular"),
    /** Popular with everyone. */
    POPULAR("popular"),
    /** Popular as last read, because the stores that know better are down. */
    POPULAR_HELD("popular-held"),
    /** The catalog in its own order, because nothing is known to be popular. */
    DEFAULT("default");

    private final String wireName;

    Source(String wireName) {
        this.wireName = wireName;
    }

    /** As served. */
    public String wireName() {
        return wireName;
    }
}
