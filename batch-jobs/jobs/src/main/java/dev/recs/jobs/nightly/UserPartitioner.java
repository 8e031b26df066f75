package dev.recs.jobs.nightly;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Cuts all users into ranges of ids; a partition's context holds its number only, the range lies in {@link JobPositions}.
 *
 * <p>The cuts are stored before the first partition exists. A restarted run that made its own from a store that has grown could leave a
 * gap between an old range and a new one.
 */
final class UserPartitioner implements Partitioner, StepExecutionListener {

    private static final String NUMBER = "partition";

    private final UserPages pages;
    private final JobPositions positions;
    private final int partitions;
    private List<Integer> numbers = List.of();

    UserPartitioner(UserPages pages, JobPositions positions, int partitions) {
        this.pages = pages;
        this.positions = positions;
        this.partitions = partitions;
    }

    /** Which partition a context is of. */
    static int numberIn(ExecutionContext context) {
        return context.getInt(NUMBER);
    }

    @Override
    public void beforeStep(StepExecution execution) {
        long run = execution.getJobExecution().getJobInstance().getInstanceId();
        if (positions.partitions(run).isEmpty()) {
            positions.create(run, pages.quantiles(partitions));
        }
        numbers = positions.partitions(run);
    }

    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        Map<String, ExecutionContext> contexts = new LinkedHashMap<>();
        for (int number : numbers) {
            ExecutionContext context = new ExecutionContext();
            context.putInt(NUMBER, number);
            contexts.put("%03d".formatted(number), context);
        }
        return contexts;
    }
}
