package dev.recs.evaluation;

import dev.recs.evaluation.Split.Task;
import dev.recs.orders.Holdout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Asks a method for a list of every customer and measures the lists. */
final class Evaluator {

    private final Split split;
    private final ListTraits traits;
    private final int k;

    Evaluator(Split split, ListTraits traits, int k) {
        this.split = split;
        this.traits = traits;
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
                    return new Listed(one.user(), list, Metrics.of(list, task.truth(one), k));
                })
                .toList();
    }

    private Row row(Method method, Task task, List<Listed> lists) {
        Row.Lists all = new Row.Lists(
                lists.size(),
                coverage(lists),
                lists.stream()
                        .mapToDouble(one -> traits.novelty(one.list()))
                        .average()
                        .orElse(0),
                lists.stream()
                        .mapToDouble(one -> traits.diversity(one.list()))
                        .average()
                        .orElse(0),
                segments(lists, lists(method, task, split.newcomers())));
        return new Row(
                method.name(),
                task.label(),
                Metrics.mean(lists.stream().map(Listed::metrics).toList()),
                Interval.of(
                        lists.stream().mapToDouble(one -> one.metrics().ndcg()).toArray()),
                all);
    }

    private double coverage(List<Listed> lists) {
        BitSet shown = new BitSet();
        for (Listed listed : lists) {
            IntStream.of(listed.list()).forEach(shown::set);
        }
        return (double) shown.cardinality() / Math.max(1, split.index().size());
    }

    private Map<String, Row.Part> segments(List<Listed> lists, List<Listed> newcomers) {
        Map<Segment, List<Double>> ndcgs = new TreeMap<>();
        for (List<Listed> some : List.of(newcomers, lists)) {
            for (Listed one : some) {
                ndcgs.computeIfAbsent(Segment.of(split.history(), one.user()), segment -> new ArrayList<>())
                        .add(one.metrics().ndcg());
            }
        }
        Map<String, Row.Part> segments = new LinkedHashMap<>();
        ndcgs.forEach((segment, values) -> segments.put(
                segment.label(),
                new Row.Part(
                        values.size(),
                        values.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(0))));
        return segments;
    }

    /** One customer's list. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Listed(int user, int[] list, Metrics metrics) {}
}
