package dev.recs.refresh;

import dev.recs.model.failure.Violations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * How a run chooses and works through its users.
 *
 * @param activeWithin who did nothing for longer is not chosen; also as {@code USER_ACTIVITY_THRESHOLD}, in seconds
 * @param staleAfter a list older than this is stale; also as {@code PROFILE_REFRESH_THRESHOLD}, in seconds
 * @param dropAfter profiles of users who did nothing for longer are dropped
 * @param chunkSize users a chunk: one round trip each to every store
 * @param threads that refresh users at once
 * @param partitions ranges of user ids, each worked through by one thread
 * @param skipLimit a run that skipped more users fails
 * @param sweepLimit part of all profiles above which the sweep drops none without --force, in (0, 1]
 * @param niceness of the process of a run, 0 to 19: the higher, the more other processes go first
 * @param modelMaxAge a run with --stale-only uses a stored catalog model younger than this
 */
@ConfigurationProperties("recs.refresh")
public record RefreshSettings(
        @DefaultValue("7776000") @DurationUnit(ChronoUnit.SECONDS)
        Duration activeWithin,

        @DefaultValue("604800") @DurationUnit(ChronoUnit.SECONDS)
        Duration staleAfter,

        @DefaultValue("180d") Duration dropAfter,
        @DefaultValue("500") int chunkSize,
        @DefaultValue("2") int threads,
        @DefaultValue("8") int partitions,
        @DefaultValue("100") int skipLimit,
        @DefaultValue("0.1") double sweepLimit,
        @DefaultValue("10") int niceness,
        @DefaultValue("24h") Duration modelMaxAge) {

    private static final int LARGEST_CHUNK = 5_000;

    public RefreshSettings {
        new Violations("recs.refresh")
                .require(activeWithin.isPositive(), "active-within", activeWithin, "a time above 0, for example 90d")
                .require(staleAfter.isPositive(), "stale-after", staleAfter, "a time above 0, for example 7d")
                .require(
                        dropAfter.compareTo(activeWithin) >= 0,
                        "drop-after",
                        dropAfter,
                        "at least recs.refresh.active-within, which is " + activeWithin)
                .require(chunkSize >= 1 && chunkSize <= LARGEST_CHUNK, "chunk-size", chunkSize, "1 to 5000")
                .require(threads >= 1 && threads <= 64, "threads", threads, "1 to 64")
                .require(partitions >= threads && partitions <= 1_000, "partitions", partitions, "threads to 1000")
                .require(skipLimit >= 0, "skip-limit", skipLimit, "0 or more")
                .require(sweepLimit > 0 && sweepLimit <= 1, "sweep-limit", sweepLimit, "above 0, at most 1")
                .require(niceness >= 0 && niceness <= 19, "niceness", niceness, "0 to 19")
                .require(!modelMaxAge.isNegative(), "model-max-age", modelMaxAge, "0 or more, for example 24h")
                .refuseAny();
    }
}
