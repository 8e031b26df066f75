package dev.recs.stores.erasure;

import dev.recs.model.UserId;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.lists.MongoProfiles;
import dev.recs.stores.lists.MongoRecommendations;
import dev.recs.stores.lists.Profiles;
import dev.recs.stores.lists.Recommendations;
import dev.recs.stores.shop.ShopUsers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps opt-outs when one of the stores has lost them, be it to an older backup.
 *
 * <p>A flag that Redis lost is put back from {@code recs_personalization}, and what Redis has taken of its user in between is removed. A
 * row that MySQL lost is written from the flag. Profiles and lists of users who opted out, which MongoDB may have again, are removed.
 *
 * <p>Who opts in writes the table first and removes the flag after it. So a flag that is put back at that moment is taken away again, by
 * whoever of the two comes last.
 */
public final class OptOutRestore {

    private static final int PAGE = 1_000;

    private static final String OPTED_OUT = """
            SELECT user_id, changed_at FROM recs_personalization
            WHERE user_id > :after AND enabled = FALSE ORDER BY user_id LIMIT %d
            """.formatted(PAGE);

    private final JdbcClient jdbc;
    private final ShopUsers shop;
    private final RedisFlags flags;
    private final ErasedRedis redis;
    private final Profiles profiles;
    private final Recommendations recommendations;
    private final Clock clock;

    public OptOutRestore(JdbcClient jdbc, ShopUsers shop, RedisFlags flags, Erasure.Stores stores, Clock clock) {
        this.jdbc = jdbc;
        this.shop = shop;
        this.flags = flags;
        this.redis = new ErasedRedis(stores.redis());
        this.profiles = new MongoProfiles(stores.mongo());
        this.recommendations = new MongoRecommendations(stores.mongo());
        this.clock = clock;
    }

    /** Looks at all three stores; the nightly work. */
    public void run() {
        writeLostRows();
        forEachPage(page -> {
            removeLists(page.keySet());
            return restore(page);
        });
    }

    /** @return how many flags Redis had lost */
    public long restoreFlags() {
        return forEachPage(this::restore);
    }

    private long forEachPage(ToLongFunction<Map<UserId, Instant>> work) {
        long sum = 0;
        Map<UserId, Instant> page = page("");
        while (!page.isEmpty()) {
            sum += work.applyAsLong(page);
            String last = List.copyOf(page.keySet()).getLast().value();
            page = page.size() < PAGE ? Map.of() : page(last);
        }
        return sum;
    }

    private Map<UserId, Instant> page(String after) {
        Map<UserId, Instant> page = new LinkedHashMap<>();
        jdbc.sql(OPTED_OUT).param("after", after).query(row -> {
            page.put(new UserId(row.getString("user_id")), SqlTimes.read(row, "changed_at"));
        });
        return page;
    }

    private long restore(Map<UserId, Instant> page) {
        List<UserId> lost = flags.restoreOptOuts(page);
        if (lost.isEmpty()) {
            return 0;
        }
        Set<UserId> out = new HashSet<>(lost);
        out.retainAll(
                users("SELECT user_id FROM recs_personalization WHERE user_id IN (:users) AND enabled = FALSE", lost));
        flags.optIn(lost.stream().filter(user -> !out.contains(user)).toList());
        redis.removeListsAndEvents(out);
        return out.size();
    }

    /** Nothing that an opt-in in between has made. */
    private void removeLists(Collection<UserId> users) {
        Instant now = clock.instant();
        profiles.deleteOlder(users, now);
        recommendations.deleteOlder(users, now);
    }

    /** Users whom the shop does not list keep a flag for a while, see {@link OptOutExpiry}, and no row. */
    private void writeLostRows() {
        flags.forEachOptOutPage(page -> {
            List<UserId> lost = new ArrayList<>(page.keySet());
            if (!lost.isEmpty()) {
                lost.removeAll(users("SELECT user_id FROM recs_personalization WHERE user_id IN (:users)", lost));
                lost.retainAll(Set.copyOf(shop.listed(lost)));
            }
            lost.forEach(user -> jdbc.sql(
                            "INSERT IGNORE INTO recs_personalization (user_id, enabled, changed_at) VALUES (?, FALSE, ?)")
                    .params(user.value(), SqlTimes.write(page.getOrDefault(user, clock.instant())))
                    .update());
        });
    }

    private Set<UserId> users(String query, Collection<UserId> among) {
        return Set.copyOf(jdbc.sql(query)
                .param("users", among.stream().map(UserId::value).toList())
                .query((row, number) -> new UserId(row.getString("user_id")))
                .list());
    }
}
