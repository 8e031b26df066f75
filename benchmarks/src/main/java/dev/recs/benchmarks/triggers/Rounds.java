package dev.recs.benchmarks.triggers;

import dev.recs.benchmarks.Figures;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The rounds of one shop under one setting. */
record Rounds(List<Round> rounds) {

    private static final String MICROS = "us an order";

    Rounds {
        rounds = List.copyOf(rounds);
    }

    /** What triggers add is the difference of the two least, and the median of the rounds' differences. */
    void addTo(Figures figures, String title) {
        double without = least(Round::without);
        double with = least(Round::with);
        figures.add(title + ": without triggers, least", without, MICROS)
                .add(title + ": without triggers, median", median(Round::without), MICROS)
                .add(title + ": with triggers, least", with, MICROS)
                .add(title + ": with triggers, median", median(Round::with), MICROS)
                .add(title + ": added, least", with - without, MICROS)
                .add(title + ": added, median", median(Round::added), MICROS)
                .add(title + ": ratio, least", with / without, "times")
                .add(title + ": ratio, median", median(Round::ratio), "times");
    }

    private double least(ToDoubleFunction<Round> value) {
        return rounds.stream().mapToDouble(value).min().orElseThrow();
    }

    private double median(ToDoubleFunction<Round> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
