package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.jobs.nightly.LowPriority;
import dev.recs.jobs.schedule.NightlySchedule;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.stores.queue.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code recs schedule}. */
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        description = "Start the nightly job on a schedule; runs until the process is stopped.",
        footer = {
            "",
            "When: recs.schedule.cron (0 10 2 * * ? is 02:10 every day) in recs.schedule.time-zone (UTC).",
            "Any number of processes may run it: one of them starts the job. A missed start is made up for once."
        })
final class ScheduleCommand implements Callable<Integer> {

    /** The schedule itself waits for a shorter time, {@code recs.schedule.stop-within}. */
    private static final Duration LAST_CHUNKS = Duration.ofMinutes(10);

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        return LongRunning.serve(common.dataDir(), LAST_CHUNKS, ScheduleCommand::work);
    }

    private static int work(CommandContext recs) {
        LowPriority.take(recs.create(RefreshSettings.class).niceness());
        recs.create(Running.class).untilStopped();
        return 0;
    }

    private record Running(NightlySchedule schedule, Cancellation cancellation) {

        void untilStopped() {
            schedule.start();
            System.out.printf(
                    "schedule runs; next run %s; health and metrics on %s%n",
                    schedule.next().map(Instant::toString).orElse("never"),
                    schedule.management().pages());
            cancellation.await();
        }
    }
}
