package dev.recs.model.mongo;

/**
 * Names of the collections.
 *
 * <p>Made by a call, so that the compiler copies none of them into the classes that use them: ArchitectureTest sees who opens which.
 */
public final class MongoCollections {

    public static final String USER_PROFILES = named("user_profiles");
    public static final String USER_RECOMMENDATIONS = named("user_recommendations");
    public static final String PRODUCT_EMBEDDINGS = named("product_embeddings");
    public static final String PRODUCT_NEIGHBOURS = named("product_neighbours");
    public static final String POPULAR_PRODUCTS = named("popular_products");

    /** The catalog model in parts, and the version that is current. */
    public static final String CATALOG_MODELS = named("catalog_models");

    /** Cache: vector by space and digest of the text. */
    public static final String TEXT_EMBEDDINGS = named("text_embeddings");

    /** Texts and tokens sent to the embedding provider, by day. */
    public static final String EMBEDDING_USAGE = named("embedding_usage");

    /** Marks of erased users: {@code _id} is the mark, {@code erasedAt} its time. */
    public static final String ERASURE_MARKS = named("erasure_marks");

    private MongoCollections() {}

    private static String named(String name) {
        return name;
    }
}
