package dev.recs.jobs.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The counters of the relay. */
final class RelayMetrics {

    private final Counter sent;
    private final Counter resent;
    private final Counter coalesced;
    private final Counter dropped;

    RelayMetrics(MeterRegistry meters) {
        sent = Counter.builder("recs.outbox.sent")
                .description("outbox rows put into the refresh queue")
                .register(meters);
        resent = Counter.builder("recs.outbox.resent")
                .description("outbox rows put into the refresh queue again, because no worker had removed them in time")
                .register(meters);
        coalesced = Counter.builder("recs.queue.coalesced")
                .description("outbox rows of users that were due already")
                .register(meters);
        dropped = Counter.builder("recs.queue.dropped")
                .description("users that the full queue did not take, or that went out of it for an order")
                .register(meters);
    }

    void sent(int rows, long dueAlready) {
        sent.increment(rows);
        coalesced.increment((double) dueAlready);
    }

    /** Rows of those who were refused stay in the outbox and are sent again. */
    void dropped(long users) {
        dropped.increment((double) users);
    }

    void resent(int rows) {
        resent.increment(rows);
    }
}
