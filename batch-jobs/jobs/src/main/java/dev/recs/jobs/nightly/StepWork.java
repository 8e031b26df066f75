package dev.recs.jobs.nightly;

import dev.recs.stores.queue.Cancellation;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * The work of a step that does one thing.
 *
 * @param work says in words what came of it
 * @param cancellation looked at before it begins
 */
record StepWork(Function<NightlyJobParameters, String> work, Cancellation cancellation) implements Tasklet {

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        if (cancellation.isRequested()) {
            throw new JobCancelled();
        }
        contribution.setExitStatus(ExitStatus.COMPLETED.addExitDescription(account(
                NightlyJobParameters.parse(contribution.getStepExecution().getJobParameters()))));
        return RepeatStatus.FINISHED;
    }

    private String account(NightlyJobParameters run) {
        try {
            return work.apply(run);
        } catch (CancellationException e) {
            throw new JobCancelled(e);
        }
    }
}
