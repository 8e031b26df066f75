package dev.recs.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.management.ManagementServer;
import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.RefreshCause;
import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.SearchesKey;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.CatalogTraining;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.stores.queue.DeadLetters;
import dev.recs.stores.queue.RefreshQueue;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LogRecording;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A worker in this process, against real servers. */
final class WorkerIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Duration SOON = Duration.ofSeconds(10);

    private static Shop shop;

    @BeforeAll
    static void start() {
        shop = new Shop(
                STACK,
                Map.of("recs.queue.debounce", "200ms", "recs.queue.max-wait", "1s", "recs.worker.order-wait", "2s"));
        shop.bean(Worker.class).start();
        shop.bean("workerManagement", ManagementServer.class).start();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void anOrderTakesTheProductOutOfTheListAndIsAReasonInIt() {
        String bought = Shop.product(8);
        shop.order("c00", bought);
        Shop.await("list after the order", SOON, () -> shop.list("c00").isPresent() && !shop.recommends("c00", bought));
        Shop.await(
                "reason",
                SOON,
                () -> shop.list("c00").orElseThrow().items().stream()
                        .flatMap(item -> item.reasons().stream())
                        .anyMatch(reason -> reason.subject().equals(bought)));
        awaitNothingLeft();
    }

    @Test
    void theLinesOfABatchCouldNotBeToldFromThoseOfAnother() {
        try (LogRecording log = LogRecording.ofEverything()) {
            shop.order("c07", Shop.product(3));
            Shop.await(
                    "list",
                    SOON,
                    () -> !log.marksOf("published the list of user c07").isEmpty());
            assertThat(log.marksOf("published the list of user c07"))
                    .allSatisfy(marks -> assertThat(marks).containsOnlyKeys("batch"))
                    .allSatisfy(marks -> assertThat(marks.get("batch")).matches("\\d+-[0-9a-f]{8}-\\d+/\\d+"));
        }
        awaitNothingLeft();
    }

    @Test
    void twoOrdersInOneSecondMakeOneOrTwoListsAndTheLastOneKnowsBoth() {
        double lists = counted("recs_event_to_list_lag_seconds_count{cause=\"order\"}");
        double sent = shop.counted("recs.outbox.sent");
        double coalesced = shop.counted("recs.queue.coalesced");
        shop.orderAtOnce("c01", Shop.product(13));
        Shop.sleep(Duration.ofMillis(300));
        shop.orderAtOnce("c01", Shop.product(17));
        Shop.await(
                "both bought",
                SOON,
                () -> shop.list("c01").isPresent()
                        && !shop.recommends("c01", Shop.product(13))
                        && !shop.recommends("c01", Shop.product(17)));
        awaitNothingLeft();
        assertThat(counted("recs_event_to_list_lag_seconds_count{cause=\"order\"}") - lists)
                .isBetween(1.0, 2.0);
        assertThat(shop.counted("recs.outbox.sent") - sent)
                .as("head and line of each")
                .isEqualTo(4);
        assertThat(shop.counted("recs.queue.coalesced") - coalesced)
                .as("rows that made no refresh of their own")
                .isBetween(2.0, 3.0);
    }

    @Test
    void anOrderThatIsRolledBackMakesNoList() {
        double sent = shop.counted("recs.outbox.sent");
        new TransactionTemplate(shop.bean(JdbcTransactionManager.class)).executeWithoutResult(transaction -> {
            shop.order("c09", Shop.product(5));
            transaction.setRollbackOnly();
        });
        Shop.sleep(Duration.ofMillis(500));
        assertThat(shop.counted("recs.outbox.sent")).isEqualTo(sent);
        assertThat(shop.list("c09")).isEmpty();
    }

    @Test
    void theCatalogModelIsReplacedWithoutAPause() throws InterruptedException {
        AtomicReference<CatalogModel> next = new AtomicReference<>();
        Thread night = Thread.ofPlatform()
                .unstarted(() -> next.set(
                        shop.bean(CatalogTraining.class).train(shop.now()).model()));
        for (int i = 10; i < 30; i++) {
            if (i == 13) {
                night.start();
            }
            String customer = Shop.customer(i);
            String bought = Shop.product(i);
            shop.orderAtOnce(customer, bought);
            Shop.await(
                    "list of " + customer,
                    Duration.ofSeconds(5),
                    () -> shop.list(customer).isPresent() && !shop.recommends(customer, bought));
        }
        night.join();
        String model = Objects.requireNonNull(next.get()).asOf().toString();
        Shop.await("a list by the new model", SOON, () -> {
            shop.orderAtOnce("c10", Shop.product(11));
            Shop.sleep(Duration.ofMillis(500));
            return shop.recipe("c10").contains(model);
        });
        awaitNothingLeft();
    }

    @Test
    void theWorkerFollowsARollbackAndItsEnd() {
        CatalogModels models = shop.bean(CatalogModels.class);
        Instant first = models.current().orElseThrow().asOf();
        Instant second =
                shop.bean(CatalogTraining.class).train(shop.now()).model().asOf();
        models.rollback(Optional.of(models.stored().stream()
                .filter(model -> model.asOf().equals(first))
                .findFirst()
                .orElseThrow()
                .version()));
        awaitListOf("c01", first);
        models.unpin();
        awaitListOf("c01", second);
    }

    private void awaitListOf(String customer, Instant model) {
        Shop.await("a list of the model as of " + model, SOON, () -> {
            shop.orderAtOnce(customer, Shop.product(11));
            Shop.await("order answered", SOON, shop::isQuiet);
            return shop.recipe(customer).endsWith("/" + model);
        });
    }

    @Test
    void aSearchChangesTheListALittleLater() {
        Instant now = shop.now();
        shop.redis().lpush(SearchesKey.of(new UserId("c02")), SearchValue.toJson(new RecentSearch("wool scarf", now)));
        shop.bean(RefreshQueue.class)
                .setDue(List.of(PendingRefresh.of(new UserId("c02"), RefreshCause.SEARCH, now, "search-1")));
        Shop.await(
                "searched",
                SOON,
                () -> shop.list("c02").stream()
                        .flatMap(list -> list.items().stream())
                        .flatMap(item -> item.reasons().stream())
                        .anyMatch(reason -> reason.type() == ReasonType.SEARCHED));
    }

    @Test
    void anAnnouncedOrderThatCommitsLaterIsWaitedFor() {
        shop.bean(RefreshQueue.class)
                .setDue(List.of(PendingRefresh.announced(new UserId("c03"), "late-order", shop.now(), "event-1")));
        Shop.sleep(Duration.ofMillis(500));
        assertThat(shop.list("c03")).isEmpty();
        shop.jdbc()
                .sql("INSERT INTO sample_shop.orders VALUES ('late-order', 'c03', UTC_TIMESTAMP(3))")
                .update();
        shop.jdbc()
                .sql("INSERT INTO sample_shop.order_lines VALUES ('late-order', 'P03', 1, 2)")
                .update();
        Shop.await(
                "list after the late order",
                SOON,
                () -> shop.list("c03").isPresent() && !shop.recommends("c03", "P03"));
    }

    @Test
    void anAnnouncedOrderThatNeverCommitsIsCountedAndTheListMadeWithoutIt() {
        double before = counted("recs_worker_orders_not_visible_total");
        shop.bean(RefreshQueue.class)
                .setDue(List.of(PendingRefresh.announced(new UserId("c04"), "no-order", shop.now(), "event-2")));
        Shop.await("list without the order", SOON, () -> shop.list("c04").isPresent());
        assertThat(counted("recs_worker_orders_not_visible_total") - before).isEqualTo(1);
    }

    @Test
    void aDeletedAccountsLateOrderBringsNothingBack() {
        shop.order("c05", Shop.product(1));
        Shop.await("list", SOON, () -> shop.list("c05").isPresent());
        shop.jdbc()
                .sql("DELETE FROM sample_shop.customers WHERE customer_id = 'c05'")
                .update();
        Shop.await("erased", SOON, () -> shop.list("c05").isEmpty());
        shop.order("c05", Shop.product(2));
        awaitNothingLeft();
        Shop.sleep(Duration.ofMillis(300));
        assertThat(shop.list("c05")).isEmpty();
        assertThat(shop.redis().exists(RecommendationListKey.of(new UserId("c05"))))
                .isFalse();
    }

    @Test
    void aUserWhoFailsFiveTimesGoesToTheDeadLettersAndComesBackByReplay() {
        double retried = shop.counted("recs.worker.retried");
        double buried = shop.counted("recs.worker.dead.lettered");
        String searches = SearchesKey.of(new UserId("c06"));
        shop.redis().lpush(searches, "not of our form");
        shop.order("c06", Shop.product(2));
        shop.order("c07", Shop.product(3));
        Shop.await("the other is served", SOON, () -> shop.list("c07").isPresent());
        DeadLetters letters = shop.bean(DeadLetters.class);
        Shop.await("dead letter", Duration.ofSeconds(30), () -> letters.count() == 1);
        assertThat(letters.newest(1).getFirst().reason()).contains("search in Redis is not of our form");
        Shop.await("counted", SOON, () -> shop.counted("recs.worker.dead.lettered") - buried == 1);
        assertThat(shop.counted("recs.worker.retried") - retried)
                .as("five failures")
                .isEqualTo(4);
        assertThat(shop.gauge("recs.queue.dead.letters")).isEqualTo(1);
        awaitNothingLeft();
        shop.redis().del(searches);
        assertThat(letters.replay(shop.bean(RefreshQueue.class), shop.now())).isEqualTo(1);
        Shop.await("list after the replay", SOON, () -> shop.list("c06").isPresent());
        assertThat(letters.count()).isZero();
    }

    @Test
    void aProductNewInTheCatalogIsRecommendedByItsText() {
        shop.addProduct("NEW", "tea cup with flowers", "tea cup");
        Shop.await("new product recommended", Duration.ofSeconds(60), () -> {
            shop.order("c08", Shop.product(0));
            Shop.sleep(Duration.ofSeconds(1));
            return shop.recommends("c08", "NEW");
        });
    }

    @Test
    void healthAndMetricsAreOnTheManagementPort() {
        assertThat(get("/actuator/health")).contains("\"status\":\"", "\"lagMillis\":{\"p50\":");
        assertThat(get("/actuator/prometheus")).contains("recs_queue_depth", "recs_outbox_sent_total");
    }

    private static void awaitNothingLeft() {
        Shop.await("queue and outbox empty", SOON, shop::isQuiet);
    }

    private static double counted(String metric) {
        return get("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(metric))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String get(String path) {
        URI uri = URI.create("http://127.0.0.1:%d%s"
                .formatted(shop.bean("workerManagement", ManagementServer.class).port(), path));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
