package dev.recs.benchmarks.refresh;

import com.mongodb.client.MongoDatabase;
import dev.recs.benchmarks.refresh.FirstPlan.Catalog;
import dev.recs.catalog.ProductIndex;
import dev.recs.catalog.Products;
import dev.recs.embedding.Embedder;
import dev.recs.model.Embedding;
import dev.recs.model.UserId;
import dev.recs.model.mongo.VectorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.RedisClient;

/** Times the first plan on users drawn by a seed. */
final class FirstPlanSample {

    private static final int WARM_UP = 20;
    private static final int CHUNK = 500;

    private FirstPlanSample() {}

    /** After a warm-up on other users. */
    static Speed measure(ApplicationContext recs, CpuClock cpu, int size, long seed) {
        JdbcClient jdbc = recs.getBean(JdbcClient.class);
        FirstPlan plan = new FirstPlan(
                new FirstPlan.Stores(
                        jdbc,
                        recs.getBean(RedisClient.class),
                        recs.getBean(MongoDatabase.class),
                        recs.getBean(VectorFormat.class)),
                catalog(jdbc, recs.getBean(Embedder.class)));
        List<UserId> users = draw(jdbc, size + WARM_UP, seed);
        users.subList(0, WARM_UP).forEach(plan::refresh);
        cpu.lap();
        long begin = System.nanoTime();
        users.subList(WARM_UP, users.size()).forEach(plan::refresh);
        return new Speed(size * 1e9 / (System.nanoTime() - begin), cpu.lap() * 1e6 / size);
    }

    private static List<UserId> draw(JdbcClient jdbc, int size, long seed) {
        List<String> ids = new ArrayList<>(jdbc.sql("SELECT user_id FROM recs_users ORDER BY user_id")
                .query(String.class)
                .list());
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<UserId> drawn = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            drawn.add(new UserId(ids.remove(random.nextInt(ids.size()))));
        }
        return drawn;
    }

    private static Catalog catalog(JdbcClient jdbc, Embedder embedder) {
        ProductIndex index = new ProductIndex(new Products(jdbc).all());
        List<float[]> vectors = new ArrayList<>();
        for (int from = 0; from < index.size(); from += CHUNK) {
            List<String> texts = index.products().subList(from, Math.min(from + CHUNK, index.size())).stream()
                    .map(ProductIndex::textOf)
                    .toList();
            Map<String, Embedding> found = embedder.embed(texts);
            texts.forEach(
                    text -> vectors.add(Objects.requireNonNull(found.get(text)).toArray()));
        }
        return new Catalog(
                index.products().stream()
                        .map(product -> product.productId().value())
                        .toList(),
                vectors);
    }

    /** @param cpuMicros of all processes, a user */
    record Speed(double usersPerSecond, double cpuMicros) {}
}
