package dev.recs.benchmarks.chaos;

import dev.recs.benchmarks.freshness.Pause;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** The clock of one worker jumps and is set right again; the other's is right all the time. */
record ClockJump(Clocks clocks, Duration ahead, Duration wrong) implements Trouble {

    private static final Duration BEFORE = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "clock of a worker %+d s off for %d s".formatted(ahead.toSeconds(), wrong.toSeconds());
    }

    @Override
    public Duration length() {
        return BEFORE.plus(wrong).plusSeconds(8);
    }

    @Override
    public void happen(Stage stage, Random random, BooleanSupplier isOrdering) {
        Pause.sleep(BEFORE);
        clocks.set(0, ahead);
        try {
            Pause.sleep(wrong);
        } finally {
            clocks.set(0, Duration.ZERO);
        }
    }
}
