package dev.recs.jobs.cli;

import dev.recs.model.failure.BadInput;
import picocli.CommandLine.Option;

/** Options of {@code recs stats --online}. */
final class OnlineOptions {

    /** For which events are kept. */
    private static final int MAX_DAYS = 400;

    @Option(
            names = "--online",
            required = true,
            description =
                    "print what came of the lists instead: click-through, orders, revenue, with intervals, by placement, source, shelf and day")
    private boolean online;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "28",
            description = "with --online: days of UTC, today the last (${DEFAULT-VALUE})")
    private int days;

    boolean isAsked() {
        return online;
    }

    /** Of which events can be there. */
    int days() {
        if (days < 1 || days > MAX_DAYS) {
            throw new BadInput("--days is %d: expected 1 to %d, as many as events are kept".formatted(days, MAX_DAYS));
        }
        return days;
    }
}
