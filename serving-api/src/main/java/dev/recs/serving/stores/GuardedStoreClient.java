package dev.recs.serving.stores;

import dev.recs.serving.stores.Reply.Answered;
import dev.recs.serving.stores.Reply.Down;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The way to one store: guarded by a circuit breaker, so that a store that is down costs nothing after the first few requests.
 *
 * <p>Never throws because of the store. The time limits are those of the drivers.
 */
public final class GuardedStoreClient {

    static final String REDIS = "Redis";
    static final String MONGODB = "MongoDB";
    static final String MYSQL = "MySQL";

    private final CircuitBreaker breaker;
    private final FallbackLog log;
    private volatile boolean lastFailed;

    GuardedStoreClient(CircuitBreaker breaker, FallbackLog log) {
        this.breaker = breaker;
        this.log = log;
    }

    /** "Redis", "MongoDB", "MySQL". */
    public String name() {
        return breaker.getName();
    }

    /** True while the breaker lets all calls through, and the newest of them was answered. */
    public boolean isUp() {
        return !lastFailed && breaker.getState() == CircuitBreaker.State.CLOSED;
    }

    /** Calls the store, or does not even try while its breaker is open. */
    public <T> Reply<T> call(Supplier<T> action) {
        if (!breaker.tryAcquirePermission()) {
            return new Down<>(name(), "its circuit breaker is open");
        }
        long start = System.nanoTime();
        try {
            T value = action.get();
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            if (lastFailed) {
                lastFailed = false;
            }
            return new Answered<>(value);
        } catch (RuntimeException e) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            lastFailed = true;
            log.down(name(), e);
            return new Down<>(name(), String.valueOf(e.getMessage()));
        } catch (Error e) {
            // A breaker that is half open waits for ever for a call that neither succeeds nor fails.
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            throw e;
        }
    }
}
