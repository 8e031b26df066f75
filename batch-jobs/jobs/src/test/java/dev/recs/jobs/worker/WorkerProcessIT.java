package dev.recs.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.stores.queue.QueueMonitor;
import dev.recs.testing.LocalStack;
import dev.recs.testing.RecsProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class WorkerProcessIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int CUSTOMERS = 30;

    @TempDir
    Path folder;

    @Test
    void aSignalLetsItFinishWhatItTookAndEndWithZeroAndTheNextOneDoesTheRest() {
        try (Shop shop = new Shop(STACK, Map.of())) {
            try (RecsProcess worker = start()) {
                shop.orderAtOnce("c00", Shop.product(8));
                Shop.await("first list", LONG, shop::isQuiet);
                order(shop);
                worker.terminate();
                assertThat(worker.exitCode()).as(worker.err()).isZero();
                assertThat(shop.bean(QueueMonitor.class).state().taken()).isZero();
            }
            try (RecsProcess next = start()) {
                shop.orderAtOnce("c00", Shop.product(9));
                Shop.await("queue and outbox empty", LONG, shop::isQuiet);
                for (int i = 1; i < CUSTOMERS; i++) {
                    assertThat(shop.list(Shop.customer(i))).isPresent();
                    assertThat(shop.recommends(Shop.customer(i), Shop.product(i)))
                            .isFalse();
                }
                next.terminate();
                assertThat(next.exitCode()).as(next.err()).isZero();
            }
        }
    }

    private static void order(Shop shop) {
        for (int i = 1; i < CUSTOMERS; i++) {
            shop.orderAtOnce(Shop.customer(i), Shop.product(i));
        }
    }

    private RecsProcess start() {
        Map<String, String> settings = new HashMap<>(STACK.settings());
        settings.put("recs.mongodb.vector-format", "plain-binary");
        settings.put("recs.management.worker-port", "0");
        return RecsProcess.start(folder, settings, "worker", "--data-dir", folder.toString());
    }
}
