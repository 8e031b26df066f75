package dev.recs.benchmarks.refresh;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.recs.model.UserId;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.ViewValue;
import dev.recs.model.redis.ViewsKey;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

/**
 * The plan as first written, to compare with: one user at a time, own queries, own call of the embedding model for the profile's text,
 * own scan of the catalog, own writes.
 *
 * <p>Kinder to it than the plan was: the model runs in this process, so a call costs no network. Where the vectors of the catalog come
 * from is given: read from MongoDB for each user, which is what was written, or from memory, which is kinder still.
 */
final class FirstPlan {

    private static final int LIST_SIZE = 20;
    private static final int EVENTS = 50;
    private static final int LIST_SECONDS = 1_800;

    private final JdbcClient jdbc;
    private final UnifiedJedis redis;
    private final MongoCollection<Document> profiles;
    private final MongoCollection<Document> lists;
    private final VectorFormat format;
    private final Supplier<VectorCatalog> catalog;
    private final EmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel();

    /** @param catalog asked once for each user */
    FirstPlan(Stores stores, Supplier<VectorCatalog> catalog) {
        this.jdbc = stores.jdbc();
        this.redis = stores.redis();
        this.profiles = stores.mongodb().getCollection("first_plan_profiles");
        this.lists = stores.mongodb().getCollection("first_plan_lists");
        this.format = stores.format();
        this.catalog = catalog;
    }

    /** The profile's text. */
    String refresh(UserId user) {
        String text = "User interests: [purchased: %s] [searched: %s] [viewed: %s]"
                .formatted(purchases(user), searches(user), views(user));
        float[] vector = model.embed(text).content().vector();
        profiles.replaceOne(
                Filters.eq("_id", user.value()),
                new Document("_id", user.value()).append("text", text).append("embeddingVector", format.write(vector)),
                new ReplaceOptions().upsert(true));
        List<String> products = catalog.get().nearest(vector, LIST_SIZE);
        lists.replaceOne(
                Filters.eq("_id", user.value()),
                new Document("_id", user.value()).append("items", products),
                new ReplaceOptions().upsert(true));
        redis.set(
                "first_plan:" + user.value(),
                String.join(",", products),
                SetParams.setParams().ex(LIST_SECONDS));
        return text;
    }

    private String purchases(UserId user) {
        return String.join(
                ", ", jdbc.sql("""
                                SELECT p.name FROM recs_purchases b JOIN recs_products p ON p.product_id = b.product_id
                                WHERE b.user_id = ? ORDER BY b.purchased_at DESC LIMIT 20
                                """).param(user.value()).query(String.class).list());
    }

    private String searches(UserId user) {
        return redis.lrange(SearchesKey.of(user), 0, EVENTS - 1L).stream()
                .map(value -> SearchValue.parse(value).query())
                .collect(Collectors.joining(", "));
    }

    private String views(UserId user) {
        List<String> ids = redis.lrange(ViewsKey.of(user), 0, EVENTS - 1L).stream()
                .map(value -> ViewValue.parse(value).productId().value())
                .toList();
        return ids.isEmpty()
                ? ""
                : String.join(
                        ", ",
                        jdbc.sql("SELECT name FROM recs_products WHERE product_id IN (:ids)")
                                .param("ids", ids)
                                .query(String.class)
                                .list());
    }

    /** The stores it talks to. */
    record Stores(JdbcClient jdbc, UnifiedJedis redis, MongoDatabase mongodb, VectorFormat format) {}
}
