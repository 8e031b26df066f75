package dev.recs.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Where the time of a refresh goes: {@code refresh_stage_duration} by stage, {@code user_profile_generation_duration} a user. */
public final class StageTimers {

    /** A chunk's time, divided by its users. */
    public static final String GENERATION = "user_profile_generation_duration";

    /** A chunk's time by stage. */
    public static final String STAGE = "refresh_stage_duration";

    /** Users by outcome. */
    public static final String USERS = "refresh_users";

    private final MeterRegistry registry;
    private final Map<String, Timer> stages = new ConcurrentHashMap<>();

    public StageTimers(MeterRegistry registry) {
        this.registry = registry;
    }

    <T> T time(String stage, Supplier<T> work) {
        long begin = System.nanoTime();
        try {
            return work.get();
        } finally {
            stages.computeIfAbsent(stage, name -> registry.timer(STAGE, "stage", name))
                    .record(Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    void count(RefreshAccount account, Duration time) {
        account.counts()
                .forEach((outcome, count) -> registry.counter(
                                USERS, "outcome", outcome.words().replace(' ', '-'))
                        .increment(count));
        Timer timer = registry.timer(GENERATION);
        Duration each = time.dividedBy(Math.max(1, account.read()));
        for (long user = 0; user < account.read(); user++) {
            timer.record(each);
        }
    }
}
