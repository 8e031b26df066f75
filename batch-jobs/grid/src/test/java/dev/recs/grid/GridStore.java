package dev.recs.grid;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import dev.recs.jobs.app.RecsApplication;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.redis.ActivityKey;
import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.SearchesKey;
import dev.recs.stores.schema.SampleShop;
import dev.recs.testing.FixtureShop;
import dev.recs.testing.LocalStack;
import dev.recs.testing.RecsProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** The fixture shop with 30 products and 240 customers, half of whom search, and processes of {@code recs-grid} over it. */
final class GridStore {

    static final Instant AS_OF = Instant.parse("2026-03-02T02:00:00Z");
    static final int CUSTOMERS = 240;
    static final String KEY = "a key for tombstones of tests";
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private final LocalStack stack;
    private final Path folder;

    GridStore(LocalStack stack, Path folder) {
        this.stack = stack;
        this.folder = folder;
    }

    /** As new. */
    void fill() {
        stack.empty();
        Map<String, Object> settings = new HashMap<>(stack.settings());
        settings.put("recs.data-dir", folder.toString());
        settings.put("recs.mongodb.vector-format", "plain-binary");
        try (ConfigurableApplicationContext recs = RecsApplication.open(settings)) {
            recs.getBean(SampleShop.class).install();
            new FixtureShop(recs.getBean(JdbcTemplate.class), AS_OF).fill(30, CUSTOMERS, 4);
            for (int i = 0; i < CUSTOMERS; i += 2) {
                search(recs.getBean(UnifiedJedis.class), FixtureShop.customer(i), "tea cup " + words(i));
            }
        }
    }

    private static void search(UnifiedJedis redis, String customer, String query) {
        Instant at = AS_OF.minus(Duration.ofDays(2));
        redis.lpush(SearchesKey.of(new UserId(customer)), SearchValue.toJson(new RecentSearch(query, at)));
        redis.zadd(ActivityKey.of(new UserId(customer)), (double) at.toEpochMilli(), customer);
    }

    /** Not digits, which may look like a telephone number. */
    private static String words(int number) {
        StringBuilder text = new StringBuilder();
        for (int rest = number + 1; rest > 0; rest /= 26) {
            text.append((char) ('a' + rest % 26));
        }
        return text.toString();
    }

    /** Somebody whose searches are nothing that can be read. */
    void breakSearchesOf(String customer) {
        try (RedisClient redis = RedisClient.create(stack.addresses().redisUrl())) {
            redis.set(SearchesKey.of(new UserId(customer)), "not a list");
        }
    }

    /** With two executors of one core, unless the settings of Spark say otherwise. */
    RecsProcess refresh(Map<String, String> variables, String... options) {
        return refresh(AS_OF, variables, options);
    }

    RecsProcess refresh(Instant asOf, Map<String, String> variables, String... options) {
        Map<String, String> environment = new HashMap<>(
                Map.of("RECS_REFRESH_CHUNKSIZE", "10", "RECS_REFRESH_PARTITIONS", "4", "RECS_GRID_RANGEUSERS", "20"));
        environment.putAll(variables);
        List<String> command = new ArrayList<>(List.of("refresh", "--all", "--as-of", asOf.toString()));
        command.addAll(List.of(options));
        return start(environment, command.toArray(String[]::new));
    }

    /** A command of {@code recs-grid} over these stores. */
    RecsProcess start(Map<String, String> variables, String... arguments) {
        Map<String, String> environment = new HashMap<>();
        stack.settings().forEach((name, value) -> environment.put(variableOf(name), value));
        environment.put("RECS_ERASURE_KEY", KEY);
        environment.put("RECS_MONGODB_VECTORFORMAT", "plain-binary");
        environment.put("RECS_HEAP", "768m");
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put(
                "RECS_JAVA_OPTS",
                "-Dspark.master=local-cluster[2,1,1024] -Dspark.eventLog.enabled=true -Dspark.eventLog.compress=false"
                        + " -Dspark.eventLog.dir=file:"
                        + folder);
        environment.putAll(variables);
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("recs-grid").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data-dir", folder.toString()));
        return RecsProcess.start(folder, command, environment);
    }

    static String variableOf(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "");
    }

    /** Of every user who has a list: items with reasons, scores to six digits. */
    Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new HashMap<>();
        try (MongoClient client = MongoClients.create(stack.addresses().mongodbUri())) {
            for (Document list : client.getDatabase("recs")
                    .getCollection(MongoCollections.USER_RECOMMENDATIONS)
                    .find()
                    .batchSize(500)) {
                lists.put(
                        list.getString("_id"),
                        list.getList("items", Document.class).stream()
                                .map(GridStore::text)
                                .toList());
            }
        }
        return lists;
    }

    /** As before the first run, but for the model. */
    void dropProfilesAndLists() {
        try (MongoClient client = MongoClients.create(stack.addresses().mongodbUri())) {
            client.getDatabase("recs")
                    .getCollection(MongoCollections.USER_RECOMMENDATIONS)
                    .drop();
            client.getDatabase("recs")
                    .getCollection(MongoCollections.USER_PROFILES)
                    .drop();
        }
    }

    /** How many lists are of this run. */
    long listsOfTheRun() {
        try (MongoClient client = MongoClients.create(stack.addresses().mongodbUri())) {
            return client.getDatabase("recs")
                    .getCollection(MongoCollections.USER_RECOMMENDATIONS)
                    .countDocuments(Filters.eq("asOf", Date.from(AS_OF)));
        }
    }

    private static String text(Document item) {
        return "%s %.6f %s"
                .formatted(
                        item.getString("productId"),
                        item.getDouble("score"),
                        item.getList("reasons", Document.class).stream()
                                .map(reason -> reason.getString("type"))
                                .toList());
    }
}
