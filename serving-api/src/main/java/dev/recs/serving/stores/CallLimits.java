package dev.recs.serving.stores;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limiter.BlockingLimiter;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many calls of each kind one store gets at once: more while it answers in time, a tenth fewer for each that it does not (additive
 * increase, multiplicative decrease, as in TCP; Netflix concurrency-limits).
 *
 * <p>Limits that follow the latency itself (Vegas, Gradient) were left out: where API and store share cores, latency tells how busy the
 * machine is and not the store, and they then turn away what could be answered.
 */
public final class CallLimits {

    private static final double BACKOFF = 0.9;
    private static final long NO_LATENCY_LIMIT_S = 3_600;

    private static final Limiter.Listener UNLIMITED = new Limiter.Listener() {
        @Override
        public void onSuccess() {
            // Nothing was taken.
        }

        @Override
        public void onIgnore() {
            // Nothing was taken.
        }

        @Override
        public void onDropped() {
            // Nothing was taken.
        }
    };

    private final Map<CallKind, Limiter<@Nullable Void>> limiters = new EnumMap<>(CallKind.class);
    private final Map<CallKind, Counter> shed = new EnumMap<>(CallKind.class);

    /** @param kinds that are called for; those without bounds have no limit */
    public CallLimits(String store, Set<CallKind> kinds, MeterRegistry meters) {
        kinds.stream().filter(CallKind::isLimited).forEach(kind -> add(store, kind, meters));
    }

    private void add(String store, CallKind kind, MeterRegistry meters) {
        Limit limit = AIMDLimit.newBuilder()
                .initialLimit(kind.initial())
                .minLimit(kind.fewest())
                .maxLimit(kind.most())
                .backoffRatio(BACKOFF)
                .timeout(NO_LATENCY_LIMIT_S, TimeUnit.SECONDS)
                .build();
        Limiter<@Nullable Void> limiter =
                SimpleLimiter.newBuilder().limit(limit).build();
        limiters.put(kind, kind.maxWait().isZero() ? limiter : BlockingLimiter.wrap(limiter, kind.maxWait()));
        Gauge.builder("recs_store_calls_limit", limit, Limit::getLimit)
                .description("calls of a store that are let through at once")
                .tags("store", store, "kind", kind.tag())
                .register(meters);
        shed.put(
                kind,
                Counter.builder("recs_store_calls_shed")
                        .description("calls of a store that were not made because too many were under way")
                        .tags("store", store, "kind", kind.tag())
                        .register(meters));
    }

    /** Room for one call; empty if there is none. Whoever gets it says how the call ended. */
    public Optional<Limiter.Listener> acquire(CallKind kind) {
        Limiter<@Nullable Void> limiter = limiters.get(kind);
        if (limiter == null) {
            return Optional.of(UNLIMITED);
        }
        Optional<Limiter.Listener> room = limiter.acquire(null);
        if (room.isEmpty()) {
            Objects.requireNonNull(shed.get(kind)).increment();
        }
        return room;
    }
}
