package dev.recs.grid;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/** The executions of the partitions, as Spring Batch keeps them: in memory, and in its repository as far as that can be written. */
final class PartitionStates {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionStates.class);

    private final List<StepExecution> all;
    private final JobRepository repository;
    private final Map<Integer, Begun> begun = new HashMap<>();

    PartitionStates(Collection<StepExecution> all, JobRepository repository) {
        this.all = List.copyOf(all);
        this.repository = repository;
    }

    Collection<StepExecution> all() {
        return all;
    }

    void begin(StepExecution execution, int number, PartitionBooks book) {
        begun.put(number, new Begun(execution, book));
        execution.setStartTime(now());
        execution.setStatus(BatchStatus.STARTED);
        execution.setExitStatus(ExitStatus.EXECUTING);
        repository.update(execution);
    }

    PartitionBooks books(int number) {
        return begun(number).books();
    }

    /** Ends a partition well if its last range was done. */
    void completeDone(int number) {
        PartitionBooks book = begun(number).books();
        if (book.isDone()) {
            StepExecution execution = begun(number).execution();
            execution.setReadCount(book.account().read());
            execution.setWriteCount(book.account().read());
            end(execution, BatchStatus.COMPLETED, ExitStatus.COMPLETED);
            repository.update(execution);
        }
    }

    /** Ends all that have not ended. A repository that cannot be written is not thrown about: the next run heals what it says. */
    void failOpen(Throwable failure) {
        for (StepExecution execution : all) {
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                execution.addFailureException(failure);
                end(execution, BatchStatus.FAILED, ExitStatus.FAILED);
                try {
                    repository.update(execution);
                } catch (RuntimeException e) {
                    LOG.warn("partition {} could not be stored as failed: {}", execution.getStepName(), e.getMessage());
                }
            }
        }
    }

    private Begun begun(int number) {
        return Objects.requireNonNull(begun.get(number), "a result of a partition that was not begun");
    }

    private static void end(StepExecution execution, BatchStatus status, ExitStatus exit) {
        execution.setStatus(status);
        execution.setExitStatus(exit);
        execution.setEndTime(now());
    }

    /** Batch keeps its times in the zone of the machine. */
    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneId.systemDefault());
    }

    private record Begun(StepExecution execution, PartitionBooks books) {}
}
