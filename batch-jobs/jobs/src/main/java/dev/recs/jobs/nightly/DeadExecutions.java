package dev.recs.jobs.nightly;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Declares executions failed that a killed process left as running, or whose end could not be told.
 *
 * <p>Only for the holder of the {@link JobLock}. All can be continued, because every write of a run is idempotent; the framework refuses
 * them until somebody says so, and its own recovery leaves UNKNOWN alone, and a partition that is STARTED in an execution that has failed:
 * what a handler of partitions leaves that threw after it had split them.
 */
final class DeadExecutions {

    private static final Logger LOG = LoggerFactory.getLogger(DeadExecutions.class);

    private final JobRepository repository;
    private final JobOperator operator;

    DeadExecutions(JobRepository repository, JobOperator operator) {
        this.repository = repository;
        this.operator = operator;
    }

    void declareFailed() {
        for (Selection selection : Selection.values()) {
            for (JobExecution execution : repository.findRunningJobExecutions(selection.jobName())) {
                LOG.warn(
                        "{}: execution {} was left by a process that ended; it can be continued",
                        selection.jobName(),
                        execution.getId());
                Instant last = BatchTimes.lastSign(execution);
                operator.recover(execution);
                execution.setExitStatus(new ExitStatus("FAILED", "its process ended; it was last heard of at " + last));
                repository.update(execution);
            }
            JobInstance newest = repository.getLastJobInstance(selection.jobName());
            if (newest != null) {
                repository.getJobExecutions(newest).forEach(this::declareKnown);
            }
        }
    }

    private void declareKnown(JobExecution execution) {
        for (StepExecution step : execution.getStepExecutions()) {
            if (step.getStatus() == BatchStatus.UNKNOWN || step.getStatus().isRunning()) {
                step.setStatus(BatchStatus.FAILED);
                repository.update(step);
            }
        }
        if (execution.getStatus() == BatchStatus.UNKNOWN) {
            execution.setStatus(BatchStatus.FAILED);
            execution.setEndTime(LocalDateTime.now(ZoneId.systemDefault()));
            repository.update(execution);
        }
    }
}
