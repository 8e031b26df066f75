package dev.recs.stores.activity;

import dev.recs.model.TombstoneHasher;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.redis.ForgottenSearchesKey;
import dev.recs.model.redis.FormerKeys;
import dev.recs.model.redis.ImpressionsKey;
import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.ViewValue;
import dev.recs.model.redis.ViewsKey;
import dev.recs.stores.redis.KeyPages;
import dev.recs.stores.redis.MergeEventsScript;
import dev.recs.stores.redis.MoveFormerScript;
import dev.recs.stores.redis.Pipelines;
import dev.recs.stores.redis.RedisScript;
import dev.recs.stores.redis.RedisTopology;
import dev.recs.stores.redis.UserMarks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

/** The latest searches, views and impressions of users, as capped lists in Redis. */
public final class RecentEvents {

    /** As many searches, and as many views, as a profile is made of. */
    public static final int CAP = 50;

    /** How long a forgotten search can be taken back with its text. */
    public static final Duration FORGOTTEN_KEPT = ForgottenSearchesKey.TTL;

    private static final Duration SOON = Duration.ofDays(5);

    private static final int MAX_SHOWN = 500;

    /** Of each user: searches, views, what was shown. */
    private static final int LISTS = 3;

    private static final long WITHOUT_TTL = -1;

    /** Both in one walk over all keys of Redis. */
    private static final String SEARCHES_AND_VIEWS = "user_[sv]*";

    private final RedisScript move = new RedisScript(MoveFormerScript.SOURCE);
    private final RedisScript merge = new RedisScript(MergeEventsScript.SOURCE);
    private final UnifiedJedis redis;

    public RecentEvents(UnifiedJedis redis) {
        this.redis = redis;
    }

    /** One pipeline; events after {@code asOf} are left out. On a single Redis also what processes of release 1.0.0 wrote. */
    Map<UserId, RecentValues> read(List<UserId> users, Limits limits, Instant asOf) {
        List<CommandObject<List<String>>> reads = new ArrayList<>(LISTS * users.size());
        for (UserId user : users) {
            addReads(reads, limits, List.of(SearchesKey.of(user), ViewsKey.of(user), ImpressionsKey.of(user)));
        }
        if (RedisTopology.hasFormerKeys(redis)) {
            for (UserId user : users) {
                addReads(
                        reads,
                        limits,
                        List.of(FormerKeys.searches(user), FormerKeys.views(user), FormerKeys.impressions(user)));
            }
        }
        List<List<String>> replies = Pipelines.run(redis, reads);
        Map<UserId, RecentValues> events = new HashMap<>();
        for (int i = 0; i < users.size(); i++) {
            RecentValues found = RecentValues.parse(replies.subList(LISTS * i, LISTS * (i + 1)), asOf);
            for (int j = i + users.size(); LISTS * j < replies.size(); j += users.size()) {
                found = found.and(
                        RecentValues.parse(replies.subList(LISTS * j, LISTS * (j + 1)), asOf), limits, MAX_SHOWN);
            }
            events.put(users.get(i), found);
        }
        return events;
    }

    private void addReads(List<CommandObject<List<String>>> reads, Limits limits, List<String> lists) {
        reads.add(Pipelines.commands(redis).lrange(lists.get(0), 0, limits.searches() - 1L));
        reads.add(Pipelines.commands(redis).lrange(lists.get(1), 0, limits.views() - 1L));
        reads.add(Pipelines.commands(redis).lrange(lists.get(2), 0, MAX_SHOWN - 1L));
    }

    /** Removes searches from the latest ones of a user; they can be taken back for {@link ForgottenSearchesKey#TTL}. */
    public void forgetSearches(UserId user, Predicate<RecentSearch> forgotten) {
        if (RedisTopology.hasFormerKeys(redis)) {
            move.run(
                    redis,
                    MoveFormerScript.keys(FormerKeys.searches(user), SearchesKey.of(user)),
                    MoveFormerScript.arguments(CAP));
        }
        List<String> values = redis.lrange(SearchesKey.of(user), 0, -1).stream()
                .filter(value -> readable(value).filter(forgotten).isPresent())
                .toList();
        if (!values.isEmpty()) {
            List<String> kept = Stream.concat(forgottenOf(user).stream(), values.stream())
                    .distinct()
                    .toList();
            redis.set(
                    ForgottenSearchesKey.of(user),
                    String.join("\n", kept),
                    SetParams.setParams().ex(ForgottenSearchesKey.TTL.toSeconds()));
            values.forEach(value -> redis.lrem(SearchesKey.of(user), 0, value));
        }
    }

    /** Puts back searches that were forgotten of late. */
    public void restoreSearches(UserId user, Predicate<RecentSearch> wanted, TombstoneHasher hasher) {
        List<RecentSearch> searches = forgottenOf(user).stream()
                .flatMap(value -> readable(value).stream())
                .filter(wanted)
                .toList();
        if (!searches.isEmpty()) {
            merge(Map.of(user, new Recent(searches, List.of())), hasher);
        }
    }

    /** Nothing of a value that is not of our form: it keeps nobody from forgetting the others. */
    private static Optional<RecentSearch> readable(String value) {
        try {
            return Optional.of(SearchValue.parse(value));
        } catch (BadInput ignored) {
            return Optional.empty();
        }
    }

    private List<String> forgottenOf(UserId user) {
        String text = redis.get(ForgottenSearchesKey.of(user));
        return text == null ? List.of() : text.lines().toList();
    }

    /** Adds searches and views to the lists of users, each once and newest first, in one pipeline; a user with a tombstone or flag takes nothing. */
    public void merge(Map<UserId, Recent> events, TombstoneHasher hasher) {
        List<RedisScript.Call> calls = new ArrayList<>(2 * events.size());
        events.forEach((user, recent) -> {
            UserMarks marks = UserMarks.of(redis, user, hasher.tombstoneOf(user));
            List<String> searches =
                    recent.searches().stream().map(SearchValue::toJson).toList();
            if (!searches.isEmpty()) {
                calls.add(RedisScript.Call.of(
                        MergeEventsScript.keys(SearchesKey.of(user), user, marks),
                        MergeEventsScript.arguments(user, CAP, SearchesKey.TTL, searches)));
            }
            List<String> views = recent.views().stream().map(ViewValue::toJson).toList();
            if (!views.isEmpty()) {
                calls.add(RedisScript.Call.of(
                        MergeEventsScript.keys(ViewsKey.of(user), user, marks),
                        MergeEventsScript.arguments(user, CAP, ViewsKey.TTL, views)));
            }
        });
        merge.runAll(redis, calls);
    }

    /** Lets the lists of users end early: those whom nobody can recommend to, until they do something again. */
    public void endSoon(Collection<UserId> users) {
        List<CommandObject<Long>> expiries = new ArrayList<>(LISTS * users.size());
        for (UserId user : users) {
            for (String key : List.of(SearchesKey.of(user), ViewsKey.of(user), ImpressionsKey.of(user))) {
                expiries.add(Pipelines.commands(redis).expire(key, SOON.toSeconds()));
            }
        }
        Pipelines.run(redis, expiries);
    }

    /**
     * Gives a time to live to lists that have none: those that a release before 1.1.0 wrote.
     *
     * @return how many
     */
    public long limit() {
        AtomicLong limited = new AtomicLong();
        KeyPages.forEach(redis, SEARCHES_AND_VIEWS, found -> {
            List<String> keys =
                    found.stream().filter(key -> ttlOf(key).isPresent()).toList();
            List<Long> times = Pipelines.run(
                    redis, keys.stream().map(Pipelines.commands(redis)::ttl).toList());
            List<CommandObject<Long>> expiries = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                if (times.get(i) == WITHOUT_TTL) {
                    expiries.add(Pipelines.commands(redis)
                            .expire(
                                    keys.get(i),
                                    ttlOf(keys.get(i)).orElseThrow().toSeconds()));
                }
            }
            Pipelines.run(redis, expiries);
            limited.addAndGet(expiries.size());
        });
        return limited.get();
    }

    /** None of a key that only begins like ours. */
    private static Optional<Duration> ttlOf(String key) {
        return Stream.of(Map.entry(SearchesKey.PATTERN, SearchesKey.TTL), Map.entry(ViewsKey.PATTERN, ViewsKey.TTL))
                .filter(list -> key.startsWith(list.getKey().replace("*", "")))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** How many of a user are read, the latest; both above 0. */
    record Limits(int searches, int views) {}

    /** What is to be added of a user. */
    public record Recent(List<RecentSearch> searches, List<RecentView> views) {

        public Recent {
            searches = List.copyOf(searches);
            views = List.copyOf(views);
        }
    }
}
