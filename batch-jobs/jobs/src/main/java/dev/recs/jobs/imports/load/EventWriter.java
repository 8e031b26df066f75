package dev.recs.jobs.imports.load;

import dev.recs.jobs.imports.rows.EventRow;
import dev.recs.model.TombstoneHasher;
import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.activity.RecentEvents;
import dev.recs.stores.activity.RecentEvents.Recent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

/** Writes searches and views into the users' lists, a pipeline a batch. */
final class EventWriter {

    private static final int BATCH = 5_000;

    private final RecentEvents events;
    private final TombstoneHasher hasher;
    private final Duration shift;
    private final Map<UserId, Lists> pending = new LinkedHashMap<>();
    private int pendingRows;
    private long rows;

    EventWriter(UnifiedJedis redis, ErasureKey erasureKey, int shiftDays) {
        this.events = new RecentEvents(redis);
        this.hasher = new TombstoneHasher(erasureKey.bytes());
        this.shift = Duration.ofDays(shiftDays);
    }

    void add(EventRow row) {
        Lists lists = pending.computeIfAbsent(row.userId(), user -> new Lists(new ArrayList<>(), new ArrayList<>()));
        switch (row) {
            case EventRow.Search search ->
                lists.searches.add(new RecentSearch(search.query(), search.at().plus(shift)));
            case EventRow.View view ->
                lists.views.add(new RecentView(view.productId(), view.at().plus(shift)));
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
        Map<UserId, Recent> batch = new LinkedHashMap<>();
        pending.forEach((user, lists) -> batch.put(user, new Recent(lists.searches, lists.views)));
        events.merge(batch, hasher);
        pending.clear();
        pendingRows = 0;
    }

    long rows() {
        return rows;
    }

    private record Lists(List<RecentSearch> searches, List<RecentView> views) {}
}
