package dev.recs.serving.response;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** {@code recommendations_retrieval_duration} by source: how long answers take to make, and how many there are of each. */
@Component
final class ResponseMeters {

    private static final Duration SHORTEST = Duration.ofNanos(100_000);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Map<Source, Timer> timers = new EnumMap<>(Source.class);

    ResponseMeters(MeterRegistry meters) {
        for (Source source : Source.values()) {
            timers.put(
                    source,
                    Timer.builder("recommendations_retrieval_duration")
                            .description("time to make a response, without the network to the client")
                            .tag("source", source.wireName())
                            .publishPercentileHistogram()
                            .minimumExpectedValue(SHORTEST)
                            .maximumExpectedValue(LONGEST)
                            .register(meters));
        }
    }

    ApiResponse timed(Supplier<ApiResponse> making) {
        long start = System.nanoTime();
        ApiResponse response = making.get();
        Timer timer = timers.get(response.source());
        if (timer != null) {
            timer.record(Duration.ofNanos(System.nanoTime() - start));
        }
        return response;
    }
}
