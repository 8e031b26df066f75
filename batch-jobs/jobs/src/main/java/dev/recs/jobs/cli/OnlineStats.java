package dev.recs.jobs.cli;

import dev.recs.jobs.online.OnlineReport;
import dev.recs.jobs.online.OnlineTotals;
import dev.recs.jobs.online.Period;
import dev.recs.stores.events.EventSettings;
import dev.recs.stores.events.StoredEvents;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the table of events into a report. */
record OnlineStats(JdbcClient jdbc, EventSettings settings) {

    OnlineReport read(int days, Instant now) {
        Period period = Period.lastDays(days, now, settings.orderWindow());
        OnlineTotals totals = new OnlineTotals(period);
        new StoredEvents(jdbc).forEach(period.readFrom(), period.until(), totals::add);
        return totals.report();
    }
}
