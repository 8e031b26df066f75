package dev.recs.cli;

import dev.recs.app.RecsApplication;
import dev.recs.queue.StopSignal;
import dev.recs.worker.ManagementServer;
import dev.recs.worker.Worker;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code recs worker}. */
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description =
                "Remake the lists of customers who just ordered, searched or looked; runs until it is told to end.")
final class WorkerCommand implements Callable<Integer> {

    private static final int LAST_BATCH_SECONDS = 10;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    /** A signal ends the process only when its hooks have ended, so the hook waits for the context to close. */
    @Override
    public Integer call() {
        CountDownLatch closed = new CountDownLatch(1);
        try (ConfigurableApplicationContext recs = RecsApplication.open(common.dataDir())) {
            Worker worker = recs.getBean(Worker.class);
            ManagementServer management = recs.getBean(ManagementServer.class);
            StopSignal stop = recs.getBean(StopSignal.class);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stop.give();
                await(closed);
            }));
            worker.start();
            management.start();
            System.out.printf(
                    "worker runs; health and metrics on http://127.0.0.1:%d/actuator/health and /actuator/prometheus%n",
                    management.port());
            worker.awaitStop();
        } finally {
            closed.countDown();
        }
        return 0;
    }

    private static void await(CountDownLatch closed) {
        try {
            if (!closed.await(LAST_BATCH_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("worker did not end in time: another worker takes over what it had");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
