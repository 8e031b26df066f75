package dev.recs.serving.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How often a caller may call: the generic cell rate algorithm, one number a caller.
 *
 * <p>The number is the time at which a caller who used nothing would have used everything up ("theoretical arrival time"). A call
 * moves it by {@code 1/rate}; it is refused if that puts it more than {@code burst/rate} ahead of now. So a caller may burst, then
 * goes at the rate, and a refusal tells exactly how long to wait. What a call turns out to hold beyond one is owed: the call is taken,
 * and the next waits until it is paid, so nothing is read twice to be refused. Memory: at most 100,000 callers, the least used dropped
 * first; one whose number is over is as one that never called.
 *
 * <p>J. Turner, "New directions in communications", IEEE Communications Magazine 24 (1986); ATM Forum, Traffic Management 4.0, 4.4.2.
 */
public final class RateLimits {

    private static final int MAX_CALLERS = 100_000;

    /** A caller is not forgotten before its number is over; with a slow rate and a large burst that takes longer. */
    private static final Duration LEAST_KEPT = Duration.ofMinutes(10);

    /** What one call may hold, and so owe beyond the burst. */
    private static final int MAX_OWED = 500;

    private final long costNanos;
    private final long burstNanos;
    private final LongSupplier nanoTime;
    private final Cache<Object, AtomicLong> arrivals;

    /**
     * @param perSecond calls a second, 0 for no limit
     * @param burst calls at once
     */
    RateLimits(int perSecond, int burst, LongSupplier nanoTime) {
        this.costNanos = perSecond == 0 ? 0 : Duration.ofSeconds(1).toNanos() / perSecond;
        this.burstNanos = costNanos * burst;
        this.nanoTime = nanoTime;
        this.arrivals = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterAccess(kept(costNanos, burst))
                .ticker(nanoTime::getAsLong)
                .build();
    }

    private static Duration kept(long costNanos, int burst) {
        Duration longest = Duration.ofNanos(costNanos).multipliedBy((long) burst + MAX_OWED);
        return longest.compareTo(LEAST_KEPT) > 0 ? longest : LEAST_KEPT;
    }

    /** How long the caller has to wait; zero if the call is taken. */
    Duration waitOf(Object caller) {
        if (costNanos == 0) {
            return Duration.ZERO;
        }
        long now = nanoTime.getAsLong();
        AtomicLong arrival = arrivalOf(caller, now);
        while (true) {
            long present = arrival.get();
            long next = later(present, now) + costNanos;
            long over = next - now - burstNanos;
            if (over > 0) {
                return Duration.ofNanos(over);
            }
            if (arrival.compareAndSet(present, next)) {
                return Duration.ZERO;
            }
        }
    }

    /** Adds to what the caller used: a call that was taken holds so many events, of which one is paid. */
    public void charge(Object caller, int events) {
        if (costNanos > 0 && events > 1) {
            long now = nanoTime.getAsLong();
            long cost = (events - 1) * costNanos;
            arrivalOf(caller, now).updateAndGet(present -> later(present, now) + cost);
        }
    }

    private AtomicLong arrivalOf(Object caller, long now) {
        return arrivals.get(caller, _ -> new AtomicLong(now));
    }

    /** By their difference, because this clock may overflow. */
    private static long later(long present, long now) {
        return present - now > 0 ? present : now;
    }
}
