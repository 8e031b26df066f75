package dev.recs.jobs.nightly;

import dev.recs.stores.queue.Cancellation;
import java.util.concurrent.CancellationException;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * The work of a step that does one thing.
 *
 * @param work says in words what came of it
 * @param cancellation looked at before it begins
 */
record StepWork(Work work, Cancellation cancellation) implements Tasklet {

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        if (cancellation.isRequested()) {
            throw new JobCancelled();
        }
        StepExecution step = contribution.getStepExecution();
        contribution.setExitStatus(ExitStatus.COMPLETED.addExitDescription(
                account(NightlyJobParameters.parse(step.getJobParameters()), JobReports.idOf(step.getJobExecution()))));
        return RepeatStatus.FINISHED;
    }

    private String account(NightlyJobParameters run, long job) {
        try {
            return work.run(run, job);
        } catch (CancellationException e) {
            throw new JobCancelled(e);
        }
    }

    /** What a step does. */
    interface Work {

        /** @param job id of the run, under which users are skipped */
        String run(NightlyJobParameters run, long job);
    }
}
