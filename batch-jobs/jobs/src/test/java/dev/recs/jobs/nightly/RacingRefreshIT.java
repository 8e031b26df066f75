package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.testing.LocalStack;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The nightly job and refreshes of single users at the same time: the newer look at the data stays, whoever writes last. */
final class RacingRefreshIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = SmallStore.NOW;
    private static final int TIMES = 25;

    @Test
    void theNewestListStaysInBothStoresWhileARunAndSingleRefreshesRace() throws Exception {
        try (SmallStore store = new SmallStore(STACK, Map.of("recs.refresh.chunk-size", 1));
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            store.fill();
            List<UserId> users = IntStream.range(0, SmallStore.CUSTOMERS)
                    .mapToObj(SmallStore::customer)
                    .map(UserId::new)
                    .toList();
            store.run(Selection.ALL, NOW.minusSeconds(60));

            Future<RefreshAccount> night = other.submit(() -> store.account(Selection.ALL, NOW));
            SingleUsers singles = store.bean(SingleUsers.class);
            for (int i = 1; i <= TIMES; i++) {
                assertThat(singles.refresh(users, NOW.plusSeconds(i)).count(Outcome.NEWER_PRESENT))
                        .isZero();
            }
            RefreshAccount account = night.get();

            assertThat(account.read()).isEqualTo(SmallStore.CUSTOMERS);
            assertThat(account.count(Outcome.SKIPPED)).isZero();
            Instant newest = NOW.plusSeconds(TIMES);
            assertThat(store.all(MongoCollections.USER_RECOMMENDATIONS))
                    .hasSize(SmallStore.CUSTOMERS)
                    .extracting(list -> list.getDate("asOf"))
                    .containsOnly(Date.from(newest));
            List<String> published =
                    users.stream().map(user -> published(store, user)).toList();

            assertThat(store.account(Selection.ALL, NOW.plusSeconds(1)).count(Outcome.NEWER_PRESENT))
                    .as("a whole run with an older look")
                    .isEqualTo(SmallStore.CUSTOMERS);
            assertThat(users.stream().map(user -> published(store, user)).toList())
                    .isEqualTo(published);
            assertThat(items(store, users.getFirst())).isNotEmpty();
        }
    }

    private static String published(SmallStore store, UserId user) {
        return Objects.requireNonNull(store.redis().get(RecommendationListKey.of(user)), user.value());
    }

    private static List<Document> items(SmallStore store, UserId user) {
        return Objects.requireNonNull(store.list(user.value())).getList("items", Document.class);
    }
}
