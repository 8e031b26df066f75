package dev.recs.jobs.nightly;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** One line when a step begins and one when it ends. */
final class StepLog implements StepExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(StepLog.class);

    @Override
    public void beforeStep(StepExecution step) {
        LOG.info("{} started", step.getStepName());
    }

    @Override
    public ExitStatus afterStep(StepExecution step) {
        String account = step.getExitStatus().getExitDescription();
        if (step.getFailureExceptions().isEmpty()) {
            LOG.info(
                    "{} finished{}{}, {} s", step.getStepName(), account.isEmpty() ? "" : ": ", account, seconds(step));
        } else {
            LOG.info("{} failed, {} s", step.getStepName(), seconds(step));
        }
        return step.getExitStatus();
    }

    /** Batch keeps its times in the zone of the machine. */
    private static long seconds(StepExecution step) {
        LocalDateTime start = step.getStartTime();
        return start == null
                ? 0
                : Duration.between(start, LocalDateTime.now(ZoneId.systemDefault()))
                        .toSeconds();
    }
}
