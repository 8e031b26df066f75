package dev.recs.jobs.worker;

import dev.recs.stores.events.EventStream;
import dev.recs.stores.guests.Guests;
import dev.recs.stores.queue.QueueMonitor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** What is measured of the queue when somebody asks. */
final class WorkerGauges {

    private static final double MILLIS = 1e3;

    private WorkerGauges() {}

    static void register(MeterRegistry meters, QueueMonitor monitor) {
        gauge("recs.queue.depth", "users that are due now, taken or not", monitor, QueueMonitor::depth)
                .register(meters);
        gauge("recs.queue.oldest.seconds", "age of the oldest entry of the queue", monitor, WorkerGauges::oldest)
                .register(meters);
        gauge(
                        "recs.queue.dead.letters",
                        "entries in the dead letters, for a person to inspect",
                        monitor,
                        QueueMonitor::deadLetters)
                .register(meters);
    }

    static void register(MeterRegistry meters, Guests guests) {
        Gauge.builder("recs.guests", guests, Guests::count)
                .description("guests of whom something is kept")
                .register(meters);
        Gauge.builder("recs.guests.due", guests, Guests::countDue)
                .description("guests who wait for a list")
                .register(meters);
    }

    static void register(MeterRegistry meters, EventStream events) {
        Gauge.builder("recs.events.waiting", events, EventStream::length)
                .description("events with a recommendationId that wait in Redis for a worker")
                .register(meters);
    }

    private static double oldest(QueueMonitor monitor) {
        return monitor.oldest().toMillis() / MILLIS;
    }

    private static Gauge.Builder<QueueMonitor> gauge(
            String name, String description, QueueMonitor monitor, ToDoubleFunction<QueueMonitor> value) {
        return Gauge.builder(name, monitor, value).description(description);
    }
}
