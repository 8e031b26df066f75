package dev.recs.benchmarks.chaos;

import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Something that goes wrong while customers order. */
interface Trouble {

    /** For the log and the figures. */
    String name();

    /** How long customers go on ordering. */
    Duration length();

    /** Whether Redis may have thrown lists out, which MongoDB has then. */
    default boolean throwsListsOut() {
        return false;
    }

    /** Returns when everything is mended again, and never before the orders have ended or its own time is over. */
    void happen(Stage stage, Random random, BooleanSupplier isOrdering);
}
