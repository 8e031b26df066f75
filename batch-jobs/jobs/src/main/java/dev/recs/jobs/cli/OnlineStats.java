package dev.recs.jobs.cli;

import dev.recs.jobs.online.OnlineReport;
import dev.recs.jobs.online.OnlineTotals;
import dev.recs.jobs.online.Period;
import dev.recs.model.experiment.Variant;
import dev.recs.model.experiment.VariantName;
import dev.recs.stores.events.EventSettings;
import dev.recs.stores.events.StoredEvents;
import dev.recs.stores.experiments.ExperimentRun;
import dev.recs.stores.experiments.ExperimentRuns;
import dev.recs.stores.totals.ErasedTotals;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the table of events into a report. */
record OnlineStats(JdbcClient jdbc, JdbcTemplate operations, EventSettings settings) {

    OnlineReport read(int days, Instant now) {
        Period whole = Period.lastDays(days, now, settings.orderWindow());
        StoredEvents events = new StoredEvents(jdbc);
        Period period = events.firstShown(VariantName.HOLD_OUT, whole.since(), whole.until())
                .map(whole::comparedFrom)
                .orElse(whole);
        OnlineTotals totals = new OnlineTotals(period);
        events.forEach(period.readFrom(), period.until(), totals::add);
        totals.addErased(new ErasedTotals(operations).of(period.firstDay(), period.lastDay()));
        return totals.report().withVariantNames(variantNames());
    }

    /** As events have them; what is in no table of ours keeps its number. */
    private Map<String, String> variantNames() {
        Map<String, String> names = new HashMap<>();
        names.put(Integer.toString(VariantName.HOLD_OUT.shortHash()), VariantName.HOLD_OUT.value());
        for (ExperimentRun run : new ExperimentRuns(jdbc).all()) {
            for (Variant variant : run.experiment().variants()) {
                VariantName name = run.experiment().nameOf(variant);
                names.put(Integer.toString(name.shortHash()), name.value());
            }
        }
        return names;
    }
}
