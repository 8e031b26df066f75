package dev.recs.pipeline;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How many users had which outcome; what was read is the sum, so the parts add up. */
public record RefreshAccount(Map<Outcome, Long> counts) {

    public static final RefreshAccount NONE = new RefreshAccount(Map.of());

    public RefreshAccount {
        EnumMap<Outcome, Long> all = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            all.put(outcome, counts.getOrDefault(outcome, 0L));
        }
        counts = Map.copyOf(all);
    }

    public static RefreshAccount of(Collection<Outcome> outcomes) {
        return new RefreshAccount(
                outcomes.stream().collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting())));
    }

    public long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    public long read() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public RefreshAccount plus(RefreshAccount other) {
        Map<Outcome, Long> sums = new EnumMap<>(counts);
        other.counts.forEach((outcome, count) -> sums.merge(outcome, count, Long::sum));
        return new RefreshAccount(sums);
    }

    /** "read 10, refreshed 8, unchanged 2, …": every part, also those that are 0. */
    public String describe() {
        return Arrays.stream(Outcome.values())
                .map(outcome -> "%s %d".formatted(outcome.label(), count(outcome)))
                .collect(Collectors.joining(", ", "read %d, ".formatted(read()), ""));
    }
}
