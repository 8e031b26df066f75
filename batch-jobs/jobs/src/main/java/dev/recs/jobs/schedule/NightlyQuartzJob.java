package dev.recs.jobs.schedule;

import java.util.concurrent.CountDownLatch;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** What Quartz runs; in all processes together once at a time. */
@DisallowConcurrentExecution
final class NightlyQuartzJob implements Job {

    private final NightlyAttempts attempts;

    NightlyQuartzJob(NightlyAttempts attempts) {
        this.attempts = attempts;
    }

    @Override
    public void execute(JobExecutionContext context) {
        attempts.run();
        if (attempts.isLeftUndone()) {
            handOver();
        }
    }

    /**
     * Never reports to Quartz that the job has ended: the process does, and then whoever is left, or comes next, finds the night in a
     * dead hand and goes on with it.
     */
    private static void handOver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
