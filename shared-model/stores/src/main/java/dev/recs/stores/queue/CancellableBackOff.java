package dev.recs.stores.queue;

import java.time.Duration;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * A back-off of Spring whose pauses end with cancellation, and with it the attempts.
 *
 * <p>It waits itself and says zero: {@code RetryTemplate} sleeps, and only an interrupt would end that.
 */
public record CancellableBackOff(BackOff backOff, Cancellation cancellation) implements BackOff {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;
    private static final long JITTER_MILLIS = 20;
    private static final int DOUBLED = 2;

    @Override
    public BackOffExecution start() {
        BackOffExecution execution = backOff.start();
        return () -> {
            long pause = execution.nextBackOff();
            return pause == BackOffExecution.STOP || cancellation.isRequestedWithin(Duration.ofMillis(pause))
                    ? BackOffExecution.STOP
                    : 0;
        };
    }

    /** Pauses that grow while a store is down: 100 ms doubled up to 5 s, a fifth more or less so that not all come at once. */
    public static BackOff whileAStoreIsDown() {
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_MILLIS, DOUBLED);
        backOff.setMaxInterval(LONGEST_MILLIS);
        backOff.setJitter(JITTER_MILLIS);
        return backOff;
    }
}
