package dev.recs.jobs.retention;

import dev.recs.stores.erasure.AppendOnlyRewrite;
import dev.recs.stores.erasure.TombstoneExpiry;
import dev.recs.stores.events.EventRows;
import dev.recs.stores.events.OrderSettlement;
import java.time.Instant;
import java.util.Optional;

/** What ends by itself: tombstones and events that are over, and the file of Redis that holds what was erased. */
final class ErasureUpkeep {

    private final TombstoneExpiry expiry;
    private final AppendOnlyRewrite rewrite;
    private final EventRows events;

    ErasureUpkeep(TombstoneExpiry expiry, AppendOnlyRewrite rewrite, EventRows events) {
        this.expiry = expiry;
        this.rewrite = rewrite;
        this.events = events;
    }

    /** Events of responses end after 400 days. */
    void expireEvents(Instant asOf) {
        events.deleteBefore(asOf.minus(OrderSettlement.KEPT));
    }

    void expireTombstones() {
        expiry.run();
    }

    /** @return what an operator should know; mostly empty */
    Optional<String> rewriteFile() {
        return rewrite.run();
    }
}
