package dev.recs.model.mongo;

/** Names of the collections. */
public final class MongoCollections {

    public static final String USER_PROFILES = "user_profiles";
    public static final String USER_RECOMMENDATIONS = "user_recommendations";
    public static final String PRODUCT_EMBEDDINGS = "product_embeddings";
    public static final String PRODUCT_NEIGHBOURS = "product_neighbours";
    public static final String POPULAR_PRODUCTS = "popular_products";

    /** The catalog model in parts, and the version that is current. */
    public static final String CATALOG_MODELS = "catalog_models";

    /** Cache: vector by space and digest of the text. */
    public static final String TEXT_EMBEDDINGS = "text_embeddings";

    /** Texts and tokens sent to the embedding provider, by day. */
    public static final String EMBEDDING_USAGE = "embedding_usage";

    /** Marks of erased users: {@code _id} is the mark, {@code erasedAt} its time. */
    public static final String ERASURE_MARKS = "erasure_marks";

    private MongoCollections() {}
}
