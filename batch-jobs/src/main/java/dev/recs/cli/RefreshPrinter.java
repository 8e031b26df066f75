package dev.recs.cli;

import dev.recs.refresh.RefreshAccount;
import java.time.Duration;

/** Prints the account of a run. */
public final class RefreshPrinter {

    private RefreshPrinter() {}

    /** The account of a run; its parts add up to what was read. */
    public static void print(RefreshAccount account, long sentTexts, Duration time) {
        System.out.printf(
                "refresh finished: read %d, refreshed %d, newer present %d, too few signals %d, opted out %d, unknown %d,"
                        + " texts embedded %d, %d s%n",
                account.read(),
                account.refreshed(),
                account.newerPresent(),
                account.tooFewSignals(),
                account.optedOut(),
                account.unknown(),
                sentTexts,
                time.toSeconds());
    }
}
