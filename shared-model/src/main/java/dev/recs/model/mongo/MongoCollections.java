package dev.recs.model.mongo;

/** Names of the collections. */
public final class MongoCollections {

    public static final String USER_PROFILES = "user_profiles";
    public static final String USER_RECOMMENDATIONS = "user_recommendations";
    public static final String PRODUCT_EMBEDDINGS = "product_embeddings";
    public static final String PRODUCT_NEIGHBOURS = "product_neighbours";
    public static final String POPULAR_PRODUCTS = "popular_products";

    /** Cache: vector by space and digest of the text. */
    public static final String TEXT_EMBEDDINGS = "text_embeddings";

    /** Marks of erased users: {@code _id} is the mark, {@code erasedAt} its time. */
    public static final String ERASURE_MARKS = "erasure_marks";

    private MongoCollections() {}
}
