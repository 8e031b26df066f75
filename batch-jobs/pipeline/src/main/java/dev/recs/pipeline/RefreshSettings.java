package dev.recs.pipeline;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.time.Duration;

/** How a run chooses and works through its users. */
@Settings(prefix = "recs.refresh")
public record RefreshSettings(
        @Setting(
                defaultValue = "90d",
                meaning = "A user who did nothing for longer is not chosen; above 0.",
                aliases = "USER_ACTIVITY_THRESHOLD")
        Duration activeWithin,

        @Setting(
                defaultValue = "7d",
                meaning = "A list older than this is stale; above 0.",
                aliases = "PROFILE_REFRESH_THRESHOLD")
        Duration staleAfter,

        @Setting(
                defaultValue = "180d",
                meaning =
                        "Profiles of users who did nothing for longer are deleted, and older events are refused; at least recs.refresh.active-within.")
        Duration retention,

        @Setting(
                defaultValue = "500",
                meaning = "Users of a chunk, with one round trip each to every store; 1 to 5000.")
        int chunkSize,

        @Setting(defaultValue = "2", meaning = "Threads that refresh users at once, 1 to 64.")
        int threads,

        @Setting(
                defaultValue = "8",
                meaning = "Ranges of user ids, each worked through by one thread; recs.refresh.threads to 1000.")
        int partitions,

        @Setting(defaultValue = "100", meaning = "A run that skipped more users fails; 0 or more.")
        int skipLimit,

        @Setting(
                defaultValue = "0.1",
                meaning =
                        "Fraction of all profiles above which a run deletes none without --force; above 0, at most 1.")
        double maxDeleteFraction,

        @Setting(
                defaultValue = "10",
                meaning =
                        "Niceness of the process of a run and of recs schedule, 0 to 19: the higher, the more other processes go first.")
        int niceness,

        @Setting(
                defaultValue = "24h",
                meaning = "A run with --stale-only uses a stored model younger than this; 0 or more.")
        Duration modelMaxAge) {

    private static final int LARGEST_CHUNK = 5_000;

    public RefreshSettings {
        new Violations("recs.refresh")
                .require(activeWithin.isPositive(), "active-within", activeWithin, "a time above 0, for example 90d")
                .require(staleAfter.isPositive(), "stale-after", staleAfter, "a time above 0, for example 7d")
                .require(
                        retention.compareTo(activeWithin) >= 0,
                        "retention",
                        retention,
                        "at least recs.refresh.active-within, which is " + activeWithin)
                .require(chunkSize >= 1 && chunkSize <= LARGEST_CHUNK, "chunk-size", chunkSize, "1 to 5000")
                .require(threads >= 1 && threads <= 64, "threads", threads, "1 to 64")
                .require(partitions >= threads && partitions <= 1_000, "partitions", partitions, "threads to 1000")
                .require(skipLimit >= 0, "skip-limit", skipLimit, "0 or more")
                .require(
                        maxDeleteFraction > 0 && maxDeleteFraction <= 1,
                        "max-delete-fraction",
                        maxDeleteFraction,
                        "above 0, at most 1")
                .require(niceness >= 0 && niceness <= 19, "niceness", niceness, "0 to 19")
                .require(!modelMaxAge.isNegative(), "model-max-age", modelMaxAge, "0 or more, for example 24h")
                .refuseAny();
    }
}
