package dev.recs.evaluation;

import dev.recs.evaluation.Split.Task;
import dev.recs.recommender.history.Holdout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Asks a method for a list of every user and measures the lists; all rows are compared in pairs with the first of their task. */
final class Evaluator {

    private final Split split;
    private final ListTraits traits;
    private final int k;
    private final Map<Task, Reference> references = new EnumMap<>(Task.class);

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
            rows.add(row(method.name(), task, lists(method, task, cases), lists(method, task, split.newcomers())));
        }
        return rows;
    }

    /** The same of lists that some other program made. */
    List<Row> measure(OutsideLists outside) {
        return split.tasks().stream()
                .map(task -> row(outside.account().name(), task, outside.cases(task), outside.newcomers(task)))
                .toList();
    }

    /** The lists of the users that count for a task, in parallel and in order. */
    List<Listed> lists(Method method, Task task, List<Holdout.Case> cases) {
        return cases.parallelStream()
                .filter(one -> task.truth(one).length > 0)
                .map(one -> {
                    int[] list = method.top(one.user(), task, k);
                    return new Listed(one.user(), list, Metrics.compute(list, task.truth(one), k));
                })
                .toList();
    }

    private Row row(String method, Task task, List<Listed> lists, List<Listed> newcomers) {
        Shown shown = shown(lists);
        Row.Lists all = new Row.Lists(
                lists.size(),
                (double) shown.products() / Math.max(1, split.index().size()),
                shown.topTenShare(),
                lists.stream()
                        .mapToDouble(one -> traits.novelty(one.list()))
                        .average()
                        .orElse(0),
                lists.stream()
                        .mapToDouble(one -> traits.diversity(one.list()))
                        .average()
                        .orElse(0),
                segments(lists, newcomers));
        return new Row(
                method,
                task.label(),
                Metrics.mean(lists.stream().map(Listed::metrics).toList()),
                Interval.estimate(
                        lists.stream().mapToDouble(one -> one.metrics().ndcg()).toArray()),
                difference(task, lists),
                all);
    }

    private Optional<Row.Difference> difference(Task task, List<Listed> lists) {
        Reference reference = references.get(task);
        if (reference == null) {
            references.put(task, Reference.compute(split.history().users(), lists));
            return Optional.empty();
        }
        return Optional.of(reference.difference(lists));
    }

    private Shown shown(List<Listed> lists) {
        int[] counts = new int[split.index().size()];
        for (Listed listed : lists) {
            for (int product : listed.list()) {
                counts[product]++;
            }
        }
        return Shown.count(counts);
    }

    private Map<String, Row.Part> segments(List<Listed> lists, List<Listed> newcomers) {
        Map<Segment, List<Double>> ndcgs = new TreeMap<>();
        for (List<Listed> some : List.of(newcomers, lists)) {
            for (Listed one : some) {
                ndcgs.computeIfAbsent(Segment.classify(split.history(), one.user()), segment -> new ArrayList<>())
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

    /**
     * How often products were on lists.
     *
     * @param products that were on any
     * @param topTenShare part of all places of lists that the ten products shown most have
     */
    private record Shown(int products, double topTenShare) {

        private static final int TEN = 10;

        static Shown count(int[] counts) {
            int[] sorted = counts.clone();
            Arrays.sort(sorted);
            long all = IntStream.of(sorted).asLongStream().sum();
            long ten = IntStream.range(Math.max(0, sorted.length - TEN), sorted.length)
                    .mapToLong(i -> sorted[i])
                    .sum();
            return new Shown(
                    (int) IntStream.of(sorted).filter(count -> count > 0).count(), all == 0 ? 0 : (double) ten / all);
        }
    }

    /** One user's list. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Listed(int user, int[] list, Metrics metrics) {}
}
