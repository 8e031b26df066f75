package dev.recs.stores.models;

/** What became of a model that was saved; it is stored in any case. */
public sealed interface Saved {

    /** Of the saved model. */
    String version();

    /** It is the current one now. */
    record Current(String version) implements Saved {}

    /** Another one stays current, because it is pinned or of a later moment. */
    record Kept(String version, CurrentModel current) implements Saved {}
}
