package dev.recs.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.management.ManagementServer;
import dev.recs.servers.Store;
import dev.recs.stores.queue.DeadLetters;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LongRunning;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@LongRunning
final class MongoDbAwayIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void aBatchWaitsUntilMongoDbIsBackAndCostsNobodyAnAttempt() {
        try (Shop shop = new Shop(STACK, Map.of())) {
            shop.bean(Worker.class).start();
            shop.bean("workerManagement", ManagementServer.class).start();
            shop.orderAtOnce("c00", Shop.product(8));
            Shop.await("list", LONG, () -> shop.list("c00").isPresent());
            STACK.server(Store.MONGODB).kill();
            shop.orderAtOnce("c00", Shop.product(12));
            Shop.await("backed off", LONG, () -> shop.counted("recs.worker.backed.off", "dependency", "MongoDB") >= 2);
            assertThat(shop.gauge("recs.queue.depth")).isEqualTo(1);
            assertThat(shop.gauge("recs.queue.oldest.seconds")).isPositive();
            STACK.server(Store.MONGODB).start();
            Shop.await("list after the order", LONG, () -> !shop.recommends("c00", Shop.product(12)));
            Shop.await("queue and outbox empty", LONG, shop::isQuiet);
            assertThat(shop.gauge("recs.queue.depth")).isZero();
            assertThat(shop.counted("recs.worker.retried")).isZero();
            assertThat(shop.bean(DeadLetters.class).count()).isZero();
        }
    }
}
