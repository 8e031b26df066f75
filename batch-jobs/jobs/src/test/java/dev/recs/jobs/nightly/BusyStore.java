package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.stores.SqlTimes;
import dev.recs.testing.FixtureShop;
import dev.recs.testing.LocalStack;
import dev.recs.testing.RecsProcess;
import dev.recs.testing.openai.OpenAiStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A store whose refresh takes a while: 400 users, each with a search of their own that the provider has to be asked about, in
 * chunks of 10 by two threads.
 */
final class BusyStore implements AutoCloseable {

    static final int CUSTOMERS = 400;
    static final int THREADS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LocalStack stack;
    private final Path folder;
    private final SmallStore store;

    /** @param folder for what the processes write */
    BusyStore(LocalStack stack, Path folder) {
        this.stack = stack;
        this.folder = folder;
        stack.empty();
        this.store = new SmallStore(stack, Map.of());
        fill();
    }

    private void fill() {
        store.fill();
        Instant now = SmallStore.NOW;
        store.jdbc()
                .update(
                        "INSERT INTO sample_shop.customers SELECT CONCAT('b', LPAD(seq, 4, '0')), ? FROM "
                                + FixtureShop.numbers(CUSTOMERS - SmallStore.CUSTOMERS),
                        SqlTimes.write(now.minus(Duration.ofDays(400))));
        for (int i = 1; i <= CUSTOMERS - SmallStore.CUSTOMERS; i++) {
            store.search("b%04d".formatted(i), "tea cup number " + words(i), now.minus(Duration.ofDays(2)));
        }
    }

    /** Not digits, which may look like a telephone number. */
    private static String words(int number) {
        StringBuilder text = new StringBuilder();
        for (int rest = number; rest > 0; rest /= 26) {
            text.append((char) ('a' + rest % 26));
        }
        return text.toString();
    }

    SmallStore store() {
        return store;
    }

    /** A process of a command over this store; what is given last wins. */
    RecsProcess start(OpenAiStandIn provider, Map<String, String> settings, String... arguments) {
        Map<String, String> all = new HashMap<>(stack.settings());
        all.put("recs.mongodb.vector-format", "plain-binary");
        all.put("recs.mysql.pool-wait", "2s"); // A run asks a MySQL that is gone a dozen times before it ends.
        all.put("recs.refresh.chunk-size", "10");
        all.put("recs.refresh.threads", Integer.toString(THREADS));
        all.put("recs.refresh.partitions", "4");
        all.put("recs.embedding.openai.base-url", provider.baseUrl());
        all.put("recs.embedding.openai.api-key", OpenAiStandIn.KEY);
        all.put("recs.embedding.openai.dimensions", "64");
        all.put("recs.embedding.openai.max-attempts", "2");
        all.put("recs.embedding.openai.longest-wait", "200ms");
        all.putAll(settings);
        String[] words = Arrays.copyOf(arguments, arguments.length + 2);
        words[arguments.length] = "--data-dir";
        words[arguments.length + 1] = folder.toString();
        return RecsProcess.start(folder, all, words);
    }

    long lists() {
        return store.bean(MongoDatabase.class)
                .getCollection(MongoCollections.USER_RECOMMENDATIONS)
                .countDocuments();
    }

    /** Waits until the run is in the middle of its users. */
    void awaitTheMiddle(RecsProcess run) {
        await(() -> {
            assertThat(run.isAlive()).as(run.err()).isTrue();
            return lists() >= 40;
        });
        assertThat(lists()).as("it was over too soon to be in the middle").isLessThan(CUSTOMERS);
    }

    static void await(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(condition::getAsBoolean);
    }

    /** Every document that is there is whole: a profile with its vector, a list with items that have reasons. */
    void assertNothingIsHalf() {
        assertThat(store.all(MongoCollections.USER_RECOMMENDATIONS)).allSatisfy(list -> {
            assertThat(list.getList("items", Document.class))
                    .isNotEmpty()
                    .allSatisfy(item ->
                            assertThat(item.getList("reasons", Document.class)).isNotEmpty());
            assertThat(list).containsKeys("asOf", "activityUntil", "recipe");
        });
        assertThat(store.all(MongoCollections.USER_PROFILES))
                .allSatisfy(profile -> assertThat(profile)
                        .containsKeys("embeddingVector", "embeddingSpace", "dataSnapshot", "metadata", "lastUpdated"));
    }

    /** Every user has one whole profile and one whole list, in MongoDB and in Redis. */
    void assertEverybodyIsComplete() {
        assertNothingIsHalf();
        List<String> customers = store.bean(JdbcClient.class)
                .sql("SELECT customer_id FROM sample_shop.customers ORDER BY customer_id")
                .query((row, number) -> row.getString("customer_id"))
                .list();
        assertThat(customers).hasSize(CUSTOMERS);
        for (String collection : List.of(MongoCollections.USER_PROFILES, MongoCollections.USER_RECOMMENDATIONS)) {
            assertThat(store.all(collection))
                    .extracting(document -> document.getString("_id"))
                    .isEqualTo(customers);
        }
        assertThat(customers)
                .allMatch(customer -> store.redis().exists(RecommendationListKey.of(new UserId(customer))));
    }

    @Override
    public void close() {
        store.close();
    }
}
