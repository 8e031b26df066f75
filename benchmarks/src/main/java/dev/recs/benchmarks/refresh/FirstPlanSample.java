package dev.recs.benchmarks.refresh;

import com.mongodb.client.MongoDatabase;
import dev.recs.model.UserId;
import dev.recs.model.mongo.VectorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.UnifiedJedis;

/** Times the first plan on users drawn by a seed. */
final class FirstPlanSample {

    private static final int WARM_UP = 20;

    private final FirstPlan.Stores stores;
    private final CpuClock cpu;
    private final long seed;

    FirstPlanSample(ApplicationContext recs, CpuClock cpu, long seed) {
        this.stores = new FirstPlan.Stores(
                recs.getBean(JdbcClient.class),
                recs.getBean(UnifiedJedis.class),
                recs.getBean(MongoDatabase.class),
                recs.getBean(VectorFormat.class));
        this.cpu = cpu;
        this.seed = seed;
    }

    /** The plan as first written: the catalog's vectors are read for each user. */
    Speed readingTheCatalog(int size) {
        return measure(size, () -> VectorCatalog.read(stores.mongodb()));
    }

    /** Kinder than it was written: the catalog's vectors are in memory. */
    Speed withTheCatalogInMemory(int size) {
        VectorCatalog catalog = VectorCatalog.read(stores.mongodb());
        return measure(size, () -> catalog);
    }

    /** After a warm-up on other users. */
    private Speed measure(int size, Supplier<VectorCatalog> catalog) {
        FirstPlan plan = new FirstPlan(stores, catalog);
        List<UserId> users = draw(size + WARM_UP);
        users.subList(0, WARM_UP).forEach(plan::refresh);
        cpu.lap();
        long begin = System.nanoTime();
        users.subList(WARM_UP, users.size()).forEach(plan::refresh);
        return new Speed(size * 1e9 / (System.nanoTime() - begin), cpu.lap() * 1e6 / size);
    }

    private List<UserId> draw(int size) {
        List<String> ids = new ArrayList<>(stores.jdbc()
                .sql("SELECT user_id FROM recs_users ORDER BY user_id")
                .query(String.class)
                .list());
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<UserId> drawn = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            drawn.add(new UserId(ids.remove(random.nextInt(ids.size()))));
        }
        return drawn;
    }

    /** @param cpuMicros of all processes, a user */
    record Speed(double usersPerSecond, double cpuMicros) {}
}
