package dev.recs.stores.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.FixedBackOff;

final class CancellableBackOffTest {

    private final Cancellation cancellation = new Cancellation();

    @Test
    void itWaitsItselfAndThenLetsTheNextAttemptBegin() {
        BackOffExecution pauses = new CancellableBackOff(new FixedBackOff(1, 2), cancellation).start();
        assertThat(LongStream.generate(pauses::nextBackOff).limit(3)).containsExactly(0L, 0L, BackOffExecution.STOP);
    }

    @Test
    void cancellationEndsThePauseAndTheAttempts() {
        BackOffExecution pauses =
                new CancellableBackOff(new FixedBackOff(Duration.ofDays(1).toMillis(), 5), cancellation).start();
        cancellation.request();
        assertThat(pauses.nextBackOff()).isEqualTo(BackOffExecution.STOP);
    }

    @Test
    void pausesWhileAStoreIsDownDoubleUpToFiveSecondsAFifthMoreOrLess() {
        BackOffExecution pauses = CancellableBackOff.whileAStoreIsDown().start();
        for (long expected : new long[] {100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000}) {
            assertThat(pauses.nextBackOff())
                    .isBetween(Math.round(expected * 0.8), Math.min(5_000, Math.round(expected * 1.2)));
        }
    }
}
