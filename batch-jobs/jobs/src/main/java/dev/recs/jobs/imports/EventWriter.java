package dev.recs.jobs.imports;

import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.SharedKeys;
import dev.recs.model.redis.TombstoneKey;
import dev.recs.model.redis.ViewValue;
import dev.recs.model.redis.ViewsKey;
import dev.recs.stores.ErasureKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.RedisClient;

/** Writes searches and views into the users' lists, a pipeline a batch. */
final class EventWriter {

    private static final int BATCH = 5_000;
    /** As many as the profile reads. */
    private static final String CAP = "50";

    private final RedisClient redis;
    private final ErasureKey erasureKey;
    private final Duration shift;
    private final Map<UserId, Lists> pending = new LinkedHashMap<>();
    private int pendingRows;
    private long rows;

    EventWriter(RedisClient redis, ErasureKey erasureKey, int shiftDays) {
        this.redis = redis;
        this.erasureKey = erasureKey;
        this.shift = Duration.ofDays(shiftDays);
    }

    void add(EventRow row) {
        Lists lists = pending.computeIfAbsent(row.userId(), user -> new Lists(new ArrayList<>(), new ArrayList<>()));
        switch (row) {
            case EventRow.Search search ->
                lists.searches.add(SearchValue.toJson(
                        new RecentSearch(search.query(), search.at().plus(shift))));
            case EventRow.View view ->
                lists.views.add(ViewValue.toJson(
                        new RecentView(view.productId(), view.at().plus(shift))));
        }
        rows++;
        if (++pendingRows == BATCH) {
            flush();
        }
    }

    void flush() {
        if (pending.isEmpty()) {
            return;
        }
        String script = redis.scriptLoad(MergeEventsScript.SOURCE);
        try (var pipeline = redis.pipelined()) {
            pending.forEach((user, lists) -> {
                if (!lists.searches.isEmpty()) {
                    pipeline.evalsha(script, keys(SearchesKey.of(user), user), arguments(user, lists.searches));
                }
                if (!lists.views.isEmpty()) {
                    pipeline.evalsha(script, keys(ViewsKey.of(user), user), arguments(user, lists.views));
                }
            });
            pipeline.sync();
        }
        pending.clear();
        pendingRows = 0;
    }

    long rows() {
        return rows;
    }

    private List<String> keys(String list, UserId user) {
        return List.of(
                list, SharedKeys.USER_ACTIVITY, TombstoneKey.of(erasureKey.tombstoneOf(user)), OptOutFlagKey.of(user));
    }

    private static List<String> arguments(UserId user, List<String> values) {
        List<String> arguments = new ArrayList<>(List.of(user.value(), CAP));
        arguments.addAll(values);
        return arguments;
    }

    private record Lists(List<String> searches, List<String> views) {}
}
