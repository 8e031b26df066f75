package dev.recs.serving.catalog;

import dev.recs.serving.stores.CallKind;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.serving.stores.Reply.Answered;
import dev.recs.serving.stores.Reply.Down;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The newest catalog snapshot that could be read; the last one stays while MySQL is down.
 *
 * <p>Most of the time only the products are read whose {@code updated_at} is new. All are read when the number of products, or of those in
 * stock, tells that others changed too, and once a day, whatever is told.
 */
@Component
public final class Catalog {

    private final CatalogRows rows;
    private final GuardedStoreClient mysql;
    private final Clock clock;
    private final Duration fullReadEvery;
    private volatile CatalogSnapshot current = CatalogSnapshot.never();
    private CatalogRows.State read = CatalogRows.State.NEVER;

    Catalog(CatalogRows rows, GuardedStoreClient guardedMysql, IntervalSettings intervals, Clock clock) {
        this.rows = rows;
        this.mysql = guardedMysql;
        this.fullReadEvery = intervals.wholeCatalog();
        this.clock = clock;
    }

    public CatalogSnapshot current() {
        return current;
    }

    /** Reads what changed, or everything. */
    @Scheduled(
            initialDelayString = "#{@intervalSettings.catalog()}",
            fixedDelayString = "#{@intervalSettings.catalog()}")
    public synchronized void refresh() {
        switch (mysql.call(CallKind.BACKGROUND, this::next)) {
            case Answered<Next>(Next next) -> {
                read = next.read();
                current = next.snapshot();
            }
            case Down<Next> _ -> {}
        }
    }

    private Next next() {
        boolean isDue = !current.isKnown()
                || !clock.instant().isBefore(read.completeAt().plus(fullReadEvery));
        if (isDue || read.newest().isEmpty()) {
            return whole();
        }
        CatalogRows.Counts counts = rows.counts();
        CatalogRows.Changes changes = rows.changedSince(read);
        CatalogSnapshot snapshot = current.with(changes.products(), clock.instant());
        CatalogRows.State next = read.with(changes, current, counts.now());
        return next.agreesWith(counts) ? new Next(next, snapshot) : whole();
    }

    private Next whole() {
        Instant databaseTime = rows.counts().now();
        CatalogRows.Changes all = rows.all();
        return new Next(
                CatalogRows.State.of(all, clock.instant(), databaseTime),
                CatalogSnapshot.of(all.products(), clock.instant()));
    }

    private record Next(CatalogRows.State read, CatalogSnapshot snapshot) {}
}
