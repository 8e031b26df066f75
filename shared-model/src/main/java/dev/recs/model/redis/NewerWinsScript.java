package dev.recs.model.redis;

import dev.recs.model.ErasureMark;
import dev.recs.model.ListVersion;
import dev.recs.model.UserId;
import java.time.Duration;
import java.util.List;

/**
 * The one script that writes a user's list and profile summary: only over an older list, and never over a mark.
 *
 * <p>A value that is not a text of ours is no newer list: it is written over.
 *
 * <p>Batch, worker and serving's refill all publish through it, so that they may race. The stored value begins with its
 * version (see {@link VersionHeader}), which the script compares as numbers.
 */
public final class NewerWinsScript {

    /** The Lua source; keys and arguments in the order of {@link #keys} and {@link #arguments}. */
    public static final String SOURCE = """
            if redis.call('EXISTS', KEYS[3]) == 1 then return 'erased' end
            if redis.call('EXISTS', KEYS[4]) == 1 then return 'opted-out' end
            local present = redis.pcall('GETRANGE', KEYS[1], 0, 79)
            if type(present) == 'table' then present = '' end
            local asOf, untilTime = string.match(present, '^{"asOf":(%-?%d+),"activityUntil":(%-?%d+)')
            if asOf then
              local older = tonumber(asOf) < tonumber(ARGV[1])
                or (tonumber(asOf) == tonumber(ARGV[1]) and tonumber(untilTime) < tonumber(ARGV[2]))
              if not older then return 'newer-present' end
            end
            redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
            if ARGV[5] ~= '' then redis.call('SET', KEYS[2], ARGV[5], 'PX', ARGV[6]) end
            return 'written'
            """;

    private NewerWinsScript() {}

    public static List<String> keys(UserId user, ErasureMark mark) {
        return List.of(
                RecommendationListKey.of(user),
                UserProfileKey.of(user),
                ErasureMarkKey.of(mark),
                OptOutMarkKey.of(user));
    }

    /**
     * @param list text of a {@link RecommendationListValue}
     * @param profile text of a {@link ProfileSummaryValue}; empty leaves the stored one alone
     */
    public static List<String> arguments(ListVersion version, Timed list, Timed profile) {
        return List.of(
                Long.toString(version.asOf().toEpochMilli()),
                Long.toString(version.activityUntil().toEpochMilli()),
                list.text(),
                Long.toString(list.ttl().toMillis()),
                profile.text(),
                Long.toString(profile.ttl().toMillis()));
    }

    /** A value and how long it lives. */
    public record Timed(String text, Duration ttl) {}

    /** What the script answered. */
    public enum Outcome {
        WRITTEN,
        NEWER_PRESENT,
        ERASED,
        OPTED_OUT;

        public static Outcome of(String answer) {
            return switch (answer) {
                case "written" -> WRITTEN;
                case "newer-present" -> NEWER_PRESENT;
                case "erased" -> ERASED;
                case "opted-out" -> OPTED_OUT;
                default ->
                    throw new IllegalStateException(
                            "newer-wins script answered '%s': expected written, newer-present, erased or opted-out"
                                    .formatted(answer));
            };
        }
    }
}
