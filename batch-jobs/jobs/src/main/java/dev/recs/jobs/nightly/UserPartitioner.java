package dev.recs.jobs.nightly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Cuts all users into ranges of ids.
 *
 * <p>The cuts are kept with the step before the first partition exists. A restarted run that made its own from a store that has grown
 * could leave a gap between an old range and a new one.
 */
final class UserPartitioner implements Partitioner, StepExecutionListener {

    private static final String CUTS = "cuts";
    private static final char SEPARATOR = '\n';

    private final UserPages pages;
    private final int partitions;
    private List<String> cuts = List.of();

    UserPartitioner(UserPages pages, int partitions) {
        this.pages = pages;
        this.partitions = partitions;
    }

    /** Of the partition with this number, from 0. */
    static String nameOf(int number) {
        return "part%03d".formatted(number);
    }

    @Override
    public void beforeStep(StepExecution execution) {
        ExecutionContext context = execution.getExecutionContext();
        if (!context.containsKey(CUTS)) {
            context.putString(CUTS, String.join(String.valueOf(SEPARATOR), pages.quantiles(partitions)));
        }
        String kept = context.getString(CUTS);
        cuts = kept.isEmpty() ? List.of() : List.of(kept.split(String.valueOf(SEPARATOR), -1));
    }

    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        List<String> bounds = new ArrayList<>(cuts);
        bounds.addFirst("");
        bounds.addLast("");
        Map<String, ExecutionContext> contexts = new LinkedHashMap<>();
        for (int i = 0; i + 1 < bounds.size(); i++) {
            ExecutionContext context = new ExecutionContext();
            context.putString(UserIdReader.AFTER, bounds.get(i));
            context.putString(UserIdReader.UP_TO, bounds.get(i + 1));
            contexts.put(nameOf(i), context);
        }
        return contexts;
    }
}
