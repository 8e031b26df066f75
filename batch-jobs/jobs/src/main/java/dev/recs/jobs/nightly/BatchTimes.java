package dev.recs.jobs.nightly;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/** The times of Spring Batch, which keeps them in the zone of the machine. */
final class BatchTimes {

    private BatchTimes() {}

    static Instant read(LocalDateTime time) {
        return time.atZone(ZoneId.systemDefault()).toInstant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** When an execution, or one of its steps, last wrote to the repository. */
    static Instant lastSign(JobExecution execution) {
        return Stream.concat(
                        Stream.of(execution.getCreateTime(), execution.getLastUpdated()),
                        execution.getStepExecutions().stream().map(StepExecution::getLastUpdated))
                .filter(Objects::nonNull)
                .map(BatchTimes::read)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
