package dev.recs.stores.lists;

import dev.recs.model.ListVersion;
import dev.recs.model.TombstoneHasher;
import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.redis.Envelope;
import dev.recs.model.redis.ProfileSummaryValue;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.model.redis.UserProfileKey;
import dev.recs.stores.lists.Recommendations.NewStamp;
import dev.recs.stores.redis.DeleteOlderScript;
import dev.recs.stores.redis.KeyPages;
import dev.recs.stores.redis.NewerWinsScript;
import dev.recs.stores.redis.Pipelines;
import dev.recs.stores.redis.RedisScript;
import dev.recs.stores.redis.StampScript;
import dev.recs.stores.redis.UserMarks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import redis.clients.jedis.UnifiedJedis;

/** Lists and profile summaries in Redis: one pipeline of the newer-wins script. */
public final class RedisLists implements PublishedLists {

    private final RedisScript newerWins = new RedisScript(NewerWinsScript.SOURCE);
    private final RedisScript stamp = new RedisScript(StampScript.SOURCE);
    private final RedisScript deleteOlder = new RedisScript(DeleteOlderScript.SOURCE);

    private final UnifiedJedis redis;
    private final TombstoneHasher hasher;
    private final CacheTimes times;

    public RedisLists(UnifiedJedis redis, byte[] erasureKey, CacheTimes times) {
        this.redis = redis;
        this.hasher = new TombstoneHasher(erasureKey);
        this.times = times;
    }

    @Override
    public Map<UserId, NewerWinsScript.Outcome> publish(List<UserProfile> profiles, List<RecommendationList> lists) {
        if (lists.isEmpty()) {
            return Map.of();
        }
        List<RedisScript.Call> calls = new ArrayList<>(lists.size());
        for (int i = 0; i < lists.size(); i++) {
            calls.add(call(
                    lists.get(i),
                    summary(lists.get(i).version(), lists.get(i).variant(), categories(profiles.get(i)))));
        }
        return outcomes(lists.stream().map(RecommendationList::userId).toList(), newerWins.runAll(redis, calls));
    }

    @Override
    public Map<UserId, NewerWinsScript.Outcome> stamp(List<UserProfile> profiles, List<NewStamp> stamps) {
        if (stamps.isEmpty()) {
            return Map.of();
        }
        List<RedisScript.Call> calls = new ArrayList<>(stamps.size());
        for (int i = 0; i < stamps.size(); i++) {
            NewStamp stamp = stamps.get(i);
            calls.add(new RedisScript.Call(
                    NewerWinsScript.keys(stamp.userId(), marksOf(stamp.userId())),
                    StampScript.arguments(
                            stamp.previous(),
                            Envelope.stamp(
                                    stamp.stamp().version(), stamp.stamp().recipe()),
                            times.recommendations(),
                            summary(stamp.stamp().version(), stamp.variant(), categories(profiles.get(i)))
                                    .toBytes(stamp.stamp().recipe()),
                            times.profile())));
        }
        return outcomes(stamps.stream().map(NewStamp::userId).toList(), this.stamp.runAll(redis, calls));
    }

    private static Map<UserId, NewerWinsScript.Outcome> outcomes(List<UserId> users, List<Object> replies) {
        Map<UserId, NewerWinsScript.Outcome> outcomes = HashMap.newHashMap(users.size());
        for (int i = 0; i < users.size(); i++) {
            outcomes.put(users.get(i), NewerWinsScript.Outcome.of(replies.get(i)));
        }
        return outcomes;
    }

    @Override
    public void delete(Collection<UserId> users) {
        Pipelines.run(
                redis,
                users.stream()
                        .map(user ->
                                Pipelines.commands(redis).del(RecommendationListKey.of(user), UserProfileKey.of(user)))
                        .toList());
    }

    @Override
    public void deleteOlder(Collection<UserId> users, Instant asOf) {
        deleteOlder.runAll(
                redis,
                users.stream()
                        .map(user ->
                                RedisScript.Call.of(DeleteOlderScript.keys(user), DeleteOlderScript.arguments(asOf)))
                        .toList());
    }

    /**
     * Publishes a list that Redis did not have any more.
     *
     * @param dominantCategories of the user's profile, largest first
     */
    public NewerWinsScript.Outcome refill(RecommendationList list, List<String> dominantCategories) {
        return NewerWinsScript.Outcome.of(
                newerWins.run(redis, refillCall(list, summary(list.version(), list.variant(), dominantCategories))));
    }

    /** Removes all lists and profile summaries; serving refills them from MongoDB. */
    public Cleared clear() {
        return new Cleared(clear(RecommendationListKey.PATTERN), clear(UserProfileKey.PATTERN));
    }

    private long clear(String pattern) {
        AtomicLong removed = new AtomicLong();
        KeyPages.forEach(
                redis,
                pattern,
                keys -> Pipelines.run(
                                redis,
                                keys.stream()
                                        .map(Pipelines.commands(redis)::unlink)
                                        .toList())
                        .forEach(removed::addAndGet));
        return removed.get();
    }

    /** Of the hold-out without categories: when its list is gone and MongoDB is down, what the user likes still decides nothing. */
    private static ProfileSummaryValue summary(
            ListVersion version, VariantName variant, List<String> dominantCategories) {
        return new ProfileSummaryValue(version, variant.isHoldOut() ? List.of() : dominantCategories);
    }

    private static List<String> categories(UserProfile profile) {
        return profile.snapshot().dominantCategories();
    }

    private RedisScript.Call refillCall(RecommendationList list, ProfileSummaryValue profile) {
        return new RedisScript.Call(
                NewerWinsScript.keys(list.userId(), marksOf(list.userId())),
                NewerWinsScript.refill(
                        RecommendationListValue.of(list).toBytes(),
                        times.recommendations(),
                        profile.toBytes(list.recipe()),
                        times.profile()));
    }

    private RedisScript.Call call(RecommendationList list, ProfileSummaryValue profile) {
        UserId user = list.userId();
        return new RedisScript.Call(NewerWinsScript.keys(user, marksOf(user)), arguments(list, profile));
    }

    private UserMarks marksOf(UserId user) {
        return UserMarks.of(redis, user, hasher.tombstoneOf(user));
    }

    private List<byte[]> arguments(RecommendationList list, ProfileSummaryValue profile) {
        return NewerWinsScript.arguments(
                RecommendationListValue.of(list).toBytes(),
                times.recommendations(),
                profile.toBytes(list.recipe()),
                times.profile());
    }

    /** How many were removed. */
    public record Cleared(long lists, long profiles) {}
}
