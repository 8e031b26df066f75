package dev.recs.jobs.cli;

import dev.recs.model.failure.BadInput;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of {@code recs stats --online}. */
final class OnlineOptions {

    /** For which events are kept. */
    private static final int MAX_DAYS = 400;

    @Option(
            names = "--online",
            required = true,
            description =
                    "print what came of the lists instead: click-through, orders, revenue, with intervals, by placement, source, shelf, variant and day")
    private boolean online;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "28",
            description = "with --online: days of UTC, today the last (${DEFAULT-VALUE})")
    private int days;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "with --online: also writes one HTML page with plots")
    private @Nullable Path page;

    boolean isAsked() {
        return online;
    }

    Optional<Path> page() {
        return Optional.ofNullable(page);
    }

    /** Of which events can be there. */
    int days() {
        if (days < 1 || days > MAX_DAYS) {
            throw new BadInput("--days is %d: expected 1 to %d, as many as events are kept".formatted(days, MAX_DAYS));
        }
        return days;
    }
}
