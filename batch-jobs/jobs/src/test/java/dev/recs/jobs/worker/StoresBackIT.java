package dev.recs.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshCause;
import dev.recs.servers.Store;
import dev.recs.stores.queue.RefreshQueue;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LongRunning;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Status;

/** A worker whose stores went away and came back: it stayed DOWN for ever. */
@LongRunning
final class StoresBackIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Duration LONG = Duration.ofSeconds(90);

    @ParameterizedTest
    @EnumSource(Store.class)
    void aWorkerIsDownWhileAStoreIsAwayAndUpAndWorkingWhenItIsBack(Store away) {
        STACK.empty();
        try (Shop shop = new Shop(STACK, Map.of())) {
            Worker worker = shop.bean(Worker.class);
            WorkerHealth health = shop.bean(WorkerHealth.class);
            worker.start();
            shop.orderAtOnce("c00", Shop.product(8));
            Shop.await("list", LONG, () -> shop.list("c00").isPresent() && shop.isQuiet());
            List<PendingRefresh> pending =
                    List.of(PendingRefresh.of(new UserId("c01"), RefreshCause.SEARCH, shop.now(), "search-1"));
            if (away != Store.REDIS) {
                STACK.server(away).kill();
                shop.bean(RefreshQueue.class).setDue(pending);
            } else {
                shop.bean(RefreshQueue.class).setDue(pending);
                STACK.server(away).kill();
            }
            Shop.await("down", LONG, () -> Status.DOWN.equals(health.health().getStatus()));

            STACK.server(away).start();

            Shop.await(
                    "not down any more",
                    LONG,
                    () -> !Status.DOWN.equals(health.health().getStatus()));
            shop.orderAtOnce("c03", Shop.product(11));
            Shop.await("a list after it is back", LONG, () -> shop.list("c03").isPresent());
            Shop.await("nothing left", LONG, shop::isQuiet);
            assertThat(worker.trouble()).isEmpty();
        }
    }
}
