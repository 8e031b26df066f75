package dev.recs.evaluation;

import dev.recs.evaluation.Split.Task;
import dev.recs.orders.Holdout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Asks a method for a list of every customer and measures the lists. */
final class Evaluator {

    private final Split split;
    private final int k;

    Evaluator(Split split, int k) {
        this.split = split;
        this.k = k;
    }

    /** One row a task. */
    List<Row> measure(Method method) {
        return measure(method, split.cases());
    }

    List<Row> measure(Method method, List<Holdout.Case> cases) {
        List<Row> rows = new ArrayList<>();
        for (Task task : split.tasks()) {
            rows.add(row(method, task, lists(method, task, cases)));
        }
        return rows;
    }

    /** The lists of the customers that count for a task, in parallel and in order. */
    List<Listed> lists(Method method, Task task, List<Holdout.Case> cases) {
        return cases.parallelStream()
                .filter(one -> task.truth(one).length > 0)
                .map(one -> {
                    int[] list = method.top(one.user(), task, k);
                    return new Listed(one, list, Metrics.of(list, task.truth(one), k));
                })
                .toList();
    }

    private Row row(Method method, Task task, List<Listed> lists) {
        BitSet shown = new BitSet();
        for (Listed listed : lists) {
            IntStream.of(listed.list()).forEach(shown::set);
        }
        double[] ndcgs = lists.stream().mapToDouble(one -> one.metrics().ndcg()).toArray();
        return new Row(
                method.name(),
                task.label(),
                lists.size(),
                Metrics.mean(lists.stream().map(Listed::metrics).toList()),
                split.index().size() == 0
                        ? 0
                        : (double) shown.cardinality() / split.index().size(),
                Interval.of(ndcgs));
    }

    /** One customer's list. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Listed(Holdout.Case user, int[] list, Metrics metrics) {}
}
