package dev.recs.serving.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Recorded events by type, those about a list also by the source of the list; both come from closed sets. */
@Component
final class EventCounters {

    private static final String NO_LIST = "none";

    private final MeterRegistry meters;

    /** Clicks and impressions are there from the start, so that a rate over them has a beginning. */
    EventCounters(MeterRegistry meters) {
        this.meters = meters;
        List.of("click", "impression").forEach(type -> counter(type, "personalized"));
    }

    void count(List<Event> events) {
        for (Event event : events) {
            switch (event) {
                case Event.Order _ -> increment("order", NO_LIST);
                case Event.Search _ -> increment("search", NO_LIST);
                case Event.Cart _ -> increment("cart", NO_LIST);
                case Event.View _ -> increment("view", NO_LIST);
                case Event.Impression impression ->
                    increment("impression", impression.shown().source());
                case Event.Click click -> increment("click", click.shown().source());
            }
        }
    }

    private void increment(String type, String source) {
        counter(type, source).increment();
    }

    private Counter counter(String type, String source) {
        return Counter.builder("recs.events")
                .description("events that were recorded")
                .tag("type", type)
                .tag("source", source)
                .register(meters);
    }
}
