package dev.recs.jobs.retention;

import dev.recs.stores.erasure.AppendOnlyRewrite;
import dev.recs.stores.erasure.TombstoneExpiry;
import dev.recs.stores.events.EventRows;
import dev.recs.stores.events.OrderSettlement;
import dev.recs.stores.experiments.ExperimentRuns;
import dev.recs.stores.totals.ErasedTotals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** What ends by itself: tombstones and events that are over, and the file of Redis that holds what was erased. */
final class ErasureUpkeep {

    private final TombstoneExpiry expiry;
    private final AppendOnlyRewrite rewrite;
    private final EventRows events;
    private final ErasedTotals totals;
    private final ExperimentRuns experiments;

    ErasureUpkeep(
            TombstoneExpiry expiry,
            AppendOnlyRewrite rewrite,
            EventRows events,
            ErasedTotals totals,
            ExperimentRuns experiments) {
        this.expiry = expiry;
        this.rewrite = rewrite;
        this.events = events;
        this.totals = totals;
        this.experiments = experiments;
    }

    /** Events of responses end after 400 days, and with those of a day or of an experiment what is left of its erased users. */
    void expireEvents(Instant asOf) {
        Instant end = asOf.minus(OrderSettlement.KEPT);
        events.deleteBefore(end);
        totals.deleteBefore(LocalDate.ofInstant(end, ZoneOffset.UTC));
        experiments.all().stream()
                .filter(run -> run.countsUntil().isBefore(end))
                .forEach(run -> totals.delete(run.experiment().name()));
    }

    void expireTombstones() {
        expiry.run();
    }

    /** @return what an operator should know; mostly empty */
    Optional<String> rewriteFile() {
        return rewrite.run();
    }
}
