package dev.recs.stores.guests;

import dev.recs.model.GuestId;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.redis.GuestKeys;
import dev.recs.model.redis.ProfileSummaryValue;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.stores.redis.NewerWinsScript;
import dev.recs.stores.redis.Pipelines;
import dev.recs.stores.redis.RedisScript;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;

/** The lists of guests: in Redis and nowhere else, so they live as long as the guest. Newer wins, and a guest who ended takes nothing. */
public final class GuestLists {

    /** With what the guest did it stays below 160 KiB. */
    static final int MAX_BYTES = 48 * 1024;

    private final RedisScript newerWins = new RedisScript(NewerWinsScript.SOURCE);
    private final UnifiedJedis redis;

    public GuestLists(UnifiedJedis redis) {
        this.redis = redis;
    }

    /**
     * Publishes a list.
     *
     * @param profile of the same refresh; only its categories are kept
     */
    public NewerWinsScript.Outcome publish(GuestId guest, UserProfile profile, RecommendationList list) {
        GuestKeys keys = new GuestKeys(guest);
        String ended = keys.ended();
        return NewerWinsScript.Outcome.of(newerWins.run(
                redis,
                new RedisScript.Call(
                        Stream.of(keys.recommendations(), keys.profile(), ended, ended, ended, ended)
                                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                                .toList(),
                        NewerWinsScript.arguments(
                                bounded(RecommendationListValue.of(list)),
                                GuestKeys.TTL,
                                ProfileSummaryValue.of(profile).toBytes(list.recipe()),
                                GuestKeys.TTL))));
    }

    /** What is published, as bytes of a {@link RecommendationListValue} and a {@link ProfileSummaryValue}. */
    public Published read(GuestId guest) {
        GuestKeys keys = new GuestKeys(guest);
        List<byte[]> values = Pipelines.run(
                redis,
                Stream.of(keys.recommendations(), keys.profile())
                        .map(key -> Pipelines.commands(redis).get(key.getBytes(StandardCharsets.UTF_8)))
                        .toList());
        return new Published(Optional.ofNullable(values.get(0)), Optional.ofNullable(values.get(1)));
    }

    /** Reasons and shelves go first, then items from the end. */
    private static byte[] bounded(RecommendationListValue list) {
        byte[] whole = list.toBytes();
        if (whole.length <= MAX_BYTES) {
            return whole;
        }
        List<Recommendation> items = list.items().stream()
                .map(item -> new Recommendation(
                        item.productId(),
                        item.score(),
                        item.reasons().stream().limit(1).toList()))
                .toList();
        byte[] bytes = with(list, items).toBytes();
        while (bytes.length > MAX_BYTES) {
            items = items.subList(0, items.size() / 2);
            bytes = with(list, items).toBytes();
        }
        return bytes;
    }

    private static RecommendationListValue with(RecommendationListValue list, List<Recommendation> items) {
        return new RecommendationListValue(
                list.version(), list.generatedAt(), list.model(), list.recipe(), items, List.of());
    }

    /** Empty for what is not there. */
    public record Published(Optional<byte[]> list, Optional<byte[]> profile) {}
}
