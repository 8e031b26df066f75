package dev.recs.jobs.cli;

import dev.recs.jobs.management.ManagementServer;
import dev.recs.jobs.worker.Worker;
import dev.recs.stores.queue.Cancellation;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code recs worker}. */
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description =
                "Refresh the lists of users who just ordered, searched or viewed; runs until the process is stopped.")
final class WorkerCommand implements Callable<Integer> {

    private static final Duration LAST_BATCH = Duration.ofSeconds(10);

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        return LongRunning.serve(common.dataDir(), LAST_BATCH, WorkerCommand::work);
    }

    private static int work(ConfigurableApplicationContext recs) {
        ManagementServer management = recs.getBean("workerManagement", ManagementServer.class);
        recs.getBean(Worker.class).start();
        management.start();
        System.out.printf("worker runs; health and metrics on %s%n", management.pages());
        recs.getBean(Cancellation.class).await();
        return 0;
    }
}
