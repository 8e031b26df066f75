package dev.recs.stores.events;

import dev.recs.model.UserId;
import dev.recs.model.event.ReferredEvent;
import dev.recs.model.redis.SharedKeys;
import dev.recs.stores.redis.AppendEventsScript;
import dev.recs.stores.redis.RedisScript;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;

/** Events that wait for a worker: a stream of bounded length. */
public final class EventStream {

    private static final int PAGE = 500;

    private final RedisScript append = new RedisScript(AppendEventsScript.SOURCE);
    private final UnifiedJedis redis;

    public EventStream(UnifiedJedis redis) {
        this.redis = redis;
    }

    /**
     * Appends as many as there is room for, the first ones.
     *
     * @param max entries that may wait
     * @return how many were appended
     */
    public int append(List<ReferredEvent> events, int max) {
        if (events.isEmpty()) {
            return 0;
        }
        List<Map<String, String>> entries =
                events.stream().map(ReferredEvent::toFields).toList();
        Object appended = append.run(
                redis, List.of(SharedKeys.RECOMMENDATION_EVENTS), AppendEventsScript.arguments(max, entries));
        return ((Long) appended).intValue();
    }

    public long length() {
        return redis.xlen(SharedKeys.RECOMMENDATION_EVENTS);
    }

    /** The oldest ones, at most 500. */
    public List<Entry> oldest() {
        return page("-");
    }

    /** Removes entries that are stored. */
    public void remove(List<Entry> entries) {
        if (!entries.isEmpty()) {
            redis.xdel(
                    SharedKeys.RECOMMENDATION_EVENTS,
                    entries.stream().map(entry -> new StreamEntryID(entry.id())).toArray(StreamEntryID[]::new));
        }
    }

    /** Removes those of a user, a page at a time, so that Redis answers others in between. @return how many there were */
    public long remove(UserId user) {
        long removed = 0;
        String from = "-";
        List<Entry> page;
        do {
            page = page(from);
            List<Entry> own = of(user, page);
            remove(own);
            removed += own.size();
            from = page.isEmpty() ? "" : "(" + page.getLast().id();
        } while (page.size() == PAGE);
        return removed;
    }

    /** How many there are of a user. */
    public long count(UserId user) {
        long count = 0;
        String from = "-";
        List<Entry> page;
        do {
            page = page(from);
            count += of(user, page).size();
            from = page.isEmpty() ? "" : "(" + page.getLast().id();
        } while (page.size() == PAGE);
        return count;
    }

    private static List<Entry> of(UserId user, List<Entry> page) {
        return page.stream()
                .filter(entry -> user.value().equals(entry.fields().get("user")))
                .toList();
    }

    private List<Entry> page(String from) {
        return redis.xrange(SharedKeys.RECOMMENDATION_EVENTS, from, "+", PAGE).stream()
                .map(EventStream::entry)
                .toList();
    }

    private static Entry entry(StreamEntry entry) {
        return new Entry(entry.getID().toString(), entry.getFields());
    }

    /** An entry as Redis has it. */
    public record Entry(String id, Map<String, String> fields) {

        public Entry {
            fields = Map.copyOf(fields);
        }
    }
}
