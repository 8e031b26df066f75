package dev.recs.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Measures where the time of a refresh goes; every sample is one measured duration, none is an average.
 *
 * <ul>
 *   <li>{@code user_profile_generation_duration}: histogram, one sample for each profile: the time to compute it from the weighed signals and
 *       the vectors. Reading stores and waiting for the embedding provider are not in it; a whole chunk shares them.
 *   <li>{@code recs_refresh_chunk_duration}: histogram, one sample for each chunk, from the first read to the last write.
 *   <li>{@code recs_refresh_stage_duration}: one sample for each chunk and stage.
 *   <li>{@code recs_refresh_users}: users by outcome.
 * </ul>
 */
public final class StageTimers {

    public static final String GENERATION = "user_profile_generation_duration";

    public static final String CHUNK = "recs_refresh_chunk_duration";

    public static final String STAGE = "recs_refresh_stage_duration";

    public static final String USERS = "recs_refresh_users";

    private final MeterRegistry registry;
    private final Timer generation;
    private final Timer chunk;
    private final Map<String, Timer> stages = new ConcurrentHashMap<>();

    public StageTimers(MeterRegistry registry) {
        this.registry = registry;
        this.generation = Timer.builder(GENERATION)
                .description("time to compute the profile of one user, without stores and embedding provider")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(10_000))
                .maximumExpectedValue(Duration.ofSeconds(1))
                .register(registry);
        this.chunk = Timer.builder(CHUNK)
                .description("time to refresh one chunk of users, from reading the activity to publication")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
    }

    <T> T time(String stage, Supplier<T> work) {
        return stages.computeIfAbsent(stage, this::stageTimer).record(work);
    }

    /** Measures the computation of one profile. */
    <T> T timeProfile(Supplier<T> work) {
        return generation.record(work);
    }

    /** Adds the outcomes of a chunk and how long it took. */
    void count(RefreshAccount account, Duration time) {
        account.counts()
                .forEach((outcome, count) -> Counter.builder(USERS)
                        .description("users by the outcome of their refresh")
                        .tag("outcome", outcome.label().replace(' ', '-'))
                        .register(registry)
                        .increment(count));
        chunk.record(time);
    }

    private Timer stageTimer(String stage) {
        return Timer.builder(STAGE)
                .description("time of a chunk in one stage")
                .tag("stage", stage)
                .register(registry);
    }
}
