package dev.recs.stores.totals;

import dev.recs.model.event.ReferredKind;
import dev.recs.model.experiment.Experiment;
import dev.recs.stores.events.EventAttribution;
import dev.recs.stores.events.Outcome;
import dev.recs.stores.events.ShownRow;
import dev.recs.stores.events.StoredEvent;
import dev.recs.stores.events.UserCounts;
import dev.recs.stores.experiments.ExperimentRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A user in an experiment: of the variant that was shown first, with all that was done since with products that this variant showed.
 *
 * @param variant as events have it
 * @param sawAnother whether another variant of the experiment was shown too; what was done there counts nowhere
 */
public record VariantUser(int variant, UserSums sums, boolean sawAnother) {

    /** For how long before the start orders count as the covariate. */
    public static final Duration BEFORE = Duration.ofDays(90);

    /** How long an order may come after an impression of another response than its own, here as in the API, which has no setting for it. */
    static final Duration ORDER_WINDOW = Duration.ofDays(7);

    private static final Comparator<ShownRow> FIRST =
            Comparator.comparing(ShownRow::at).thenComparingLong(ShownRow::id);

    /** From when rows are needed. */
    public static Instant readFrom(ExperimentRun run) {
        return run.countsFrom().minus(BEFORE);
    }

    /**
     * Empty for who was shown nothing of the experiment. What came of an answer from before the start is that answer's, also after the start.
     *
     * @param rows all of one user; older ones than needed do no harm
     */
    public static Optional<VariantUser> of(List<StoredEvent> rows, ExperimentRun run) {
        Set<Integer> variants = variants(run.experiment());
        List<StoredEvent> since = rows.stream()
                .filter(event -> !event.row().at().isBefore(readFrom(run)))
                .toList();
        List<Outcome> outcomes = new EventAttribution(since, ORDER_WINDOW)
                .outcomes().stream()
                        .filter(outcome -> isOf(outcome.impression(), variants, run))
                        .toList();
        return outcomes.stream()
                .map(Outcome::impression)
                .min(FIRST)
                .map(first -> of(first.response().variant(), outcomes, ordersBefore(since, run)));
    }

    private static VariantUser of(int variant, List<Outcome> outcomes, long ordersBefore) {
        UserCounts counts = new UserCounts();
        boolean sawAnother = false;
        for (Outcome outcome : outcomes) {
            if (outcome.impression().response().variant() == variant) {
                counts.add(outcome);
            } else {
                sawAnother = true;
            }
        }
        return new VariantUser(variant, UserSums.of(counts, ordersBefore), sawAnother);
    }

    private static boolean isOf(ShownRow impression, Set<Integer> variants, ExperimentRun run) {
        return variants.contains(impression.response().variant())
                && !impression.at().isBefore(run.countsFrom())
                && impression.at().isBefore(run.countsUntil());
    }

    /** Orders that rows tell of, however many lines they have. */
    private static long ordersBefore(List<StoredEvent> rows, ExperimentRun run) {
        return rows.stream()
                .filter(StoredEvent::isSettled)
                .map(StoredEvent::row)
                .filter(row -> row.kind() == ReferredKind.ORDER && row.at().isBefore(run.countsFrom()))
                .map(ShownRow::reference)
                .distinct()
                .count();
    }

    private static Set<Integer> variants(Experiment experiment) {
        return experiment.variants().stream()
                .map(variant -> experiment.nameOf(variant).shortHash())
                .collect(Collectors.toSet());
    }
}
