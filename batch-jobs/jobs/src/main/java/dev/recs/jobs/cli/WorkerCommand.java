package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.jobs.management.ManagementServer;
import dev.recs.jobs.worker.Worker;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.annotation.Qualifier;
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
    private static final int FAILED = 1;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        return LongRunning.serve(common.dataDir(), LAST_BATCH, WorkerCommand::work);
    }

    private static int work(CommandContext recs) {
        return recs.create(Running.class).untilStopped() ? 0 : FAILED;
    }

    private record Running(@Qualifier("workerManagement") ManagementServer management, Worker worker) {

        /** @return false if it ended because something went wrong */
        boolean untilStopped() {
            worker.start();
            management.start();
            System.out.printf("worker runs; health and metrics on %s%n", management.pages());
            return worker.await();
        }
    }
}
