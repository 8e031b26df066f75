package dev.recs.jobs.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What became of the events that a worker found. */
final class EventMetrics {

    private final Counter stored;
    private final Counter discarded;
    private final Counter settlementsFailed;

    EventMetrics(MeterRegistry meters) {
        this.stored = counter(meters, "recs.events.stored", "events with a recommendationId moved into recs_events");
        this.discarded = counter(
                meters,
                "recs.events.discarded",
                "events thrown away, of users who were erased or opted out or have too many, or not of our form");
        this.settlementsFailed = counter(
                meters,
                "recs.events.settlements.failed",
                "orders that were not attributed, until the user's next event or order");
    }

    void stored(int count) {
        stored.increment(count);
    }

    void discarded(int count) {
        discarded.increment(count);
    }

    void settlementFailed() {
        settlementsFailed.increment();
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }
}
