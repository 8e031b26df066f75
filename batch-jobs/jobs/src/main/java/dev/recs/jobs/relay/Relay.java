package dev.recs.jobs.relay;

import dev.recs.model.UserId;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshCause;
import dev.recs.stores.outbox.Outbox;
import dev.recs.stores.outbox.OutboxRow;
import dev.recs.stores.queue.Enqueued;
import dev.recs.stores.queue.RefreshQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the users of outbox rows into the refresh queue. */
final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final Outbox outbox;
    private final RefreshQueue queue;
    private final RelaySettings settings;
    private final RelayMetrics metrics;

    Relay(Outbox outbox, RefreshQueue queue, RelaySettings settings, MeterRegistry meters) {
        this.outbox = outbox;
        this.queue = queue;
        this.settings = settings;
        this.metrics = new RelayMetrics(meters);
    }

    /** @return true if there may be more */
    boolean sendNew() {
        List<OutboxRow> rows = outbox.unsent(settings.batch());
        if (!rows.isEmpty()) {
            metrics.sent(rows.size(), send(rows));
        }
        return rows.size() == settings.batch();
    }

    /** Sends again what nobody has removed. */
    void sendAgain() {
        List<OutboxRow> rows = outbox.unacknowledged(settings.resendAfter(), settings.batch());
        if (!rows.isEmpty()) {
            send(rows);
            metrics.resent(rows.size());
            LOG.warn(
                    "sent {} outbox rows again that were not removed for {}: is a worker running, and what does 'recs queue' say?",
                    rows.size(),
                    settings.resendAfter());
        }
    }

    private long send(List<OutboxRow> rows) {
        Map<UserId, PendingRefresh> users = new LinkedHashMap<>();
        for (OutboxRow row : rows) {
            PendingRefresh due = PendingRefresh.of(row.user(), row.cause(), row.createdAt(), row.traceId());
            users.merge(row.user(), due, Relay::weightier);
        }
        Enqueued enqueued = queue.setDue(List.copyOf(users.values()));
        metrics.dropped(enqueued.dropped());
        outbox.markSent(rows.stream().map(OutboxRow::id).toList());
        if (LOG.isDebugEnabled()) {
            rows.forEach(
                    row -> LOG.debug("{} of user {} sent as {}", row.traceId(), row.user(), users.get(row.user())));
        }
        return enqueued.already() + rows.size() - users.size();
    }

    private static PendingRefresh weightier(PendingRefresh first, PendingRefresh second) {
        return second.cause() == RefreshCause.ACCOUNT_DELETED ? second : first;
    }
}
