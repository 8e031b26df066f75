package dev.recs.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshCause;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.queue.DeadLetters;
import dev.recs.stores.queue.RefreshQueue;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LongRunning;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code DELETE /api/v1/users/{id}} while the user orders and a worker makes the lists. */
@LongRunning
final class ErasedWhileOrderingIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int ROUNDS = 25;

    private static Shop shop;
    private static Erasure erasure;

    @BeforeAll
    static void start() {
        shop = new Shop(STACK, Map.of("recs.queue.debounce", "5ms", "recs.queue.linger", "5ms"));
        erasure = new Erasure(
                new Erasure.Stores(shop.bean(JdbcTemplate.class), shop.bean(MongoDatabase.class), shop.redis()),
                shop.bean(ErasureKey.class).bytes(),
                shop.bean(Clock.class));
        shop.bean(Worker.class).start();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void nothingIsLeftOfACustomerWhoOrdersBeforeDuringAndAfterTheErasure() throws InterruptedException {
        Random random = new Random(11);
        int hadLists = 0;
        for (int round = 0; round < ROUNDS; round++) {
            UserId user = customer("erased-" + round);
            AtomicBoolean erased = new AtomicBoolean();
            Thread customer = Thread.ofPlatform().start(() -> orderUntil(erased, user));
            Shop.sleep(Duration.ofMillis(random.nextInt(400)));
            hadLists += shop.list(user.value()).isPresent() ? 1 : 0;
            assertThat(erasure.erase(user).missing()).isEmpty();
            erased.set(true);
            customer.join();
            Shop.await("all events answered", SOON, shop::isQuiet);
            assertNothingIsLeft(user);
        }
        assertThat(hadLists).as("rounds in which the worker had made a list").isBetween(1, ROUNDS);
        assertThat(shop.bean(DeadLetters.class).count()).isZero();
    }

    private static UserId customer(String id) {
        shop.jdbc()
                .sql("INSERT INTO sample_shop.customers VALUES (?, ?)")
                .params(id, SqlTimes.write(shop.now().minus(Duration.ofDays(100))))
                .update();
        return new UserId(id);
    }

    /** Two more after the erasure. */
    private static void orderUntil(AtomicBoolean erased, UserId user) {
        int last = 2;
        for (int product = 0; last > 0; product++) {
            last -= erased.get() ? 1 : 0;
            shop.orderAtOnce(user.value(), Shop.product(product % Shop.PRODUCTS));
            shop.bean(RefreshQueue.class)
                    .setDue(List.of(PendingRefresh.of(user, RefreshCause.SEARCH, shop.now(), "search-" + product)));
        }
    }

    private static void assertNothingIsLeft(UserId user) {
        assertThat(erasure.find(user).total()).as("places that hold %s", user).isZero();
        for (String collection : new String[] {MongoCollections.USER_PROFILES, MongoCollections.USER_RECOMMENDATIONS}) {
            assertThat(shop.bean(MongoDatabase.class)
                            .getCollection(collection)
                            .countDocuments(Filters.eq("_id", user.value())))
                    .as("%s of %s", collection, user)
                    .isZero();
        }
        assertThat(shop.redis().keys("*" + user + "*")).isEmpty();
        assertThat(shop.jdbc()
                        .sql("SELECT COUNT(*) FROM refresh_outbox WHERE user_id = ?")
                        .param(user.value())
                        .query(Long.class)
                        .single())
                .as("rows in the outbox")
                .isZero();
    }
}
