package dev.recs.serving.stores;

import com.netflix.concurrency.limits.Limiter;
import dev.recs.serving.stores.Reply.Answered;
import dev.recs.serving.stores.Reply.Down;
import dev.recs.serving.stores.Reply.Why;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The way to one store: guarded by limits, so that a store that is slow gets less to do, and by a circuit breaker, so that one that is
 * down costs nothing after the first few requests.
 *
 * <p>A call that fails takes room from calls of its kind. It counts for the breaker only if the store has answered nothing at all for a
 * second: a store that answers others is slow, or the call was too large for it, and neither may cost everybody the store.
 *
 * <p>Never throws because of the store. The time limits are those of the drivers.
 */
public final class GuardedStoreClient {

    static final String REDIS = "Redis";
    static final String MONGODB = "MongoDB";
    static final String MYSQL = "MySQL";

    /** Without an answer for so long a store is down and not slow. */
    static final Duration SILENCE = Duration.ofSeconds(1);

    /** As exactly as it has to be known when the store last answered: it is not written by every request. */
    private static final Duration RESOLUTION = Duration.ofMillis(10);

    private final CircuitBreaker breaker;
    private final CallLimits limits;
    private final FallbackLog log;
    private final LongSupplier nanoTime;
    private volatile long lastAnswer;
    private volatile boolean isSilent;

    GuardedStoreClient(CircuitBreaker breaker, CallLimits limits, FallbackLog log, LongSupplier nanoTime) {
        this.breaker = breaker;
        this.limits = limits;
        this.log = log;
        this.nanoTime = nanoTime;
        this.lastAnswer = nanoTime.getAsLong() - SILENCE.toNanos();
    }

    /** "Redis", "MongoDB", "MySQL". */
    public String name() {
        return breaker.getName();
    }

    /** True while the breaker lets all calls through, and the store is not silent. */
    public boolean isUp() {
        return !isSilent && breaker.getState() == CircuitBreaker.State.CLOSED;
    }

    /** Calls the store, or does not even try while its breaker is open, or too many calls of this kind are under way. */
    public <T> Reply<T> call(CallKind kind, Supplier<T> action) {
        if (!breaker.tryAcquirePermission()) {
            return new Down<>(name(), Why.NOT_ASKED);
        }
        Optional<Limiter.Listener> room = limits.acquire(kind);
        if (room.isEmpty()) {
            breaker.releasePermission();
            return new Down<>(name(), Why.OVERLOADED);
        }
        return call(room.get(), action);
    }

    private <T> Reply<T> call(Limiter.Listener room, Supplier<T> action) {
        long start = nanoTime.getAsLong();
        try {
            T value = action.get();
            answered(start);
            room.onSuccess();
            return new Answered<>(value);
        } catch (RuntimeException e) {
            room.onDropped();
            failed(start, e);
            return new Down<>(name(), Why.FAILED);
        } catch (Error e) {
            room.onIgnore();
            // A breaker that is half open waits for ever for a call that neither succeeds nor fails.
            breaker.onError(nanoTime.getAsLong() - start, TimeUnit.NANOSECONDS, e);
            throw e;
        }
    }

    private void answered(long start) {
        long now = nanoTime.getAsLong();
        breaker.onSuccess(now - start, TimeUnit.NANOSECONDS);
        if (now - lastAnswer > RESOLUTION.toNanos()) {
            lastAnswer = now;
        }
        if (isSilent) {
            isSilent = false;
        }
    }

    private void failed(long start, RuntimeException failure) {
        long now = nanoTime.getAsLong();
        log.down(name(), failure);
        if (now - lastAnswer < SILENCE.toNanos()) {
            breaker.releasePermission();
        } else {
            isSilent = true;
            breaker.onError(now - start, TimeUnit.NANOSECONDS, failure);
        }
    }
}
