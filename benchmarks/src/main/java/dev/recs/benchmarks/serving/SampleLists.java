package dev.recs.benchmarks.serving;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.RecommendationListDocument;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.redis.ProfileSummaryValue;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.model.redis.UserProfileKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.springframework.jdbc.core.JdbcTemplate;
import redis.clients.jedis.UnifiedJedis;

/** 4,000 customers with lists of the usual shape over 3,600 products: 60 items, a few reasons each. */
final class SampleLists {

    static final int USERS = 4_000;
    private static final int PRODUCTS = 3_600;
    private static final int ITEMS = 60;
    private static final int BATCH = 500;
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");

    private final Random random = new Random(7);
    private final List<RecommendationList> lists = new ArrayList<>();

    SampleLists() {
        for (int user = 0; user < USERS; user++) {
            lists.add(list(new UserId("u" + user)));
        }
    }

    void saveProducts(JdbcTemplate jdbc) {
        jdbc.update("DELETE FROM sample_shop.products");
        List<Object[]> rows = new ArrayList<>();
        for (int product = 0; product < PRODUCTS; product++) {
            rows.add(new Object[] {
                id(product), "WHITE HANGING HEART T-LIGHT HOLDER No. " + product, "Category " + product % 20
            });
        }
        jdbc.batchUpdate(
                "INSERT INTO sample_shop.products (product_id, name, category, price, currency, in_stock, updated_at)"
                        + " VALUES (?, ?, ?, 2.95, 'GBP', TRUE, '2026-03-01')",
                rows);
    }

    void saveLists(MongoDatabase mongo) {
        MongoCollection<Document> collection = mongo.getCollection(MongoCollections.USER_RECOMMENDATIONS);
        collection.deleteMany(new Document());
        for (int from = 0; from < lists.size(); from += BATCH) {
            collection.insertMany(lists.subList(from, from + BATCH).stream()
                    .map(RecommendationListDocument::of)
                    .toList());
        }
    }

    void warm(UnifiedJedis redis) {
        for (RecommendationList list : lists) {
            redis.set(
                    bytes(RecommendationListKey.of(list.userId())),
                    RecommendationListValue.of(list).toBytes());
            redis.set(
                    bytes(UserProfileKey.of(list.userId())),
                    new ProfileSummaryValue(list.version(), List.of("Category 1", "Category 2", "Category 3"))
                            .toBytes(list.recipe()));
        }
    }

    void cool(UnifiedJedis redis) {
        for (RecommendationList list : lists) {
            redis.del(RecommendationListKey.of(list.userId()), UserProfileKey.of(list.userId()));
        }
    }

    private RecommendationList list(UserId user) {
        List<Recommendation> items = new ArrayList<>();
        int first = random.nextInt(PRODUCTS);
        for (int item = 0; item < ITEMS; item++) {
            items.add(new Recommendation(
                    new ProductId(id((first + 37 * item) % PRODUCTS)), 1.0 / (item + 1), reasons(item)));
        }
        return new RecommendationList(
                user,
                new ListVersion(AS_OF, AS_OF),
                AS_OF,
                "bought-together+content/minilm/384/1",
                "recipe",
                items,
                List.of());
    }

    private List<Reason> reasons(int item) {
        double score = 1.0 / (item + 1);
        return List.of(
                new Reason(ReasonType.BOUGHT_TOGETHER, id(random.nextInt(PRODUCTS)), 0.5 * score),
                new Reason(ReasonType.SIMILAR_TO_BOUGHT, id(random.nextInt(PRODUCTS)), 0.3 * score),
                new Reason(ReasonType.TRENDING, "", 0.1 * score),
                new Reason(ReasonType.OTHER, "", 0.1 * score));
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private static String id(int product) {
        return Integer.toString(20_000 + product) + "A";
    }
}
