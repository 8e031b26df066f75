package dev.recs.jobs.experiments.report;

import dev.recs.model.experiment.Experiment;
import dev.recs.model.failure.BadInput;
import dev.recs.stores.events.OrderSettlement;
import dev.recs.stores.events.StoredEvent;
import dev.recs.stores.events.StoredEvents;
import dev.recs.stores.experiments.ExperimentRun;
import dev.recs.stores.totals.ErasedTotals;
import dev.recs.stores.totals.UserSums;
import dev.recs.stores.totals.VariantUser;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds up the rows of an experiment's users, one user in memory, and the totals of those who were erased. */
public record ExperimentFigures(JdbcOperations jdbc) {

    /** @throws BadInput if it ended so long ago that its events are gone */
    public ExperimentReport read(ExperimentRun run, Instant now) {
        if (run.countsUntil().isBefore(now.minus(OrderSettlement.KEPT))) {
            throw new BadInput(
                    "%s ended on %s, and events are kept for %d days: nothing is left to report, see the page of its decision"
                            .formatted(
                                    run.experiment().name(),
                                    LocalDate.ofInstant(run.countsUntil(), ZoneOffset.UTC),
                                    OrderSettlement.KEPT.toDays()));
        }
        Sums sums = new Sums(
                run, new HashMap<>(new ErasedTotals(jdbc).of(run.experiment().name())));
        new StoredEvents(JdbcClient.create(jdbc)).forEach(VariantUser.readFrom(run), now, sums::add);
        sums.endUser();
        Experiment experiment = run.experiment();
        List<VariantFigures> variants = experiment.variants().stream()
                .map(variant -> new VariantFigures(
                        variant.name(),
                        variant.share(),
                        sums.byVariant.getOrDefault(experiment.nameOf(variant).shortHash(), UserSums.NONE)))
                .toList();
        return ExperimentReport.of(
                new ExperimentReport.Head(
                        experiment.name(), experiment.metric(), run.stateAt(now), Course.of(run, now)),
                variants,
                sums.sawAnother);
    }

    /** Takes rows, those of one user one after the other. */
    private static final class Sums {

        private final ExperimentRun run;
        private final Map<Integer, UserSums> byVariant;
        private final List<StoredEvent> ofUser = new ArrayList<>();
        private long sawAnother;

        Sums(ExperimentRun run, Map<Integer, UserSums> byVariant) {
            this.run = run;
            this.byVariant = byVariant;
        }

        void add(StoredEvent event) {
            if (!ofUser.isEmpty() && !ofUser.getFirst().userHash().equals(event.userHash())) {
                endUser();
            }
            ofUser.add(event);
        }

        void endUser() {
            VariantUser.of(ofUser, run).ifPresent(user -> {
                byVariant.merge(user.variant(), user.sums(), UserSums::plus);
                sawAnother += user.sawAnother() ? 1 : 0;
            });
            ofUser.clear();
        }
    }
}
