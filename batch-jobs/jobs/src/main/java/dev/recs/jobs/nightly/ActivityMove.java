package dev.recs.jobs.nightly;

import dev.recs.model.UserId;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.activity.ActiveUsers;
import dev.recs.stores.activity.RecentEvents;
import dev.recs.stores.shop.ShopUsers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Moves the time of each user's latest search or view from Redis to {@code recs_activity}, which the selection joins.
 *
 * <p>Users whom the shop does not list, guests for one, are not moved. Two days after their last event they leave the activity in Redis
 * too, and what they searched, viewed and were shown ends five days later instead of thirty: a client cannot fill either with ids of its
 * own making. (The API cannot tell them: it does not ask the shop for users.)
 */
final class ActivityMove {

    private static final Duration UNLISTED_KEPT = Duration.ofDays(2);
    private static final int PAGE = 1_000;

    private final ActiveUsers active;
    private final RecentEvents events;
    private final JdbcClient jdbc;
    private final ShopUsers shop;
    private final Duration kept;

    /** Entries older than {@code recs.refresh.retention} are removed: they select nobody. */
    ActivityMove(ActiveUsers active, RecentEvents events, JdbcClient jdbc, ShopUsers shop, RefreshSettings settings) {
        this.active = active;
        this.events = events;
        this.jdbc = jdbc;
        this.shop = shop;
        this.kept = settings.retention();
    }

    /** @return how many users were moved */
    long run(Instant asOf) {
        AtomicLong moved = new AtomicLong();
        active.forEachPage(page -> moved.addAndGet(move(page, asOf)));
        Instant oldest = asOf.minus(kept);
        active.removeBefore(oldest);
        deleteUnlistedBefore(oldest);
        events.limit();
        return moved.get();
    }

    private long move(Map<UserId, Instant> page, Instant asOf) {
        Set<UserId> listed = shop.listed(page.keySet());
        Instant unlistedUntil = asOf.minus(UNLISTED_KEPT);
        List<UserId> dropped = new ArrayList<>();
        List<Object> values = new ArrayList<>(2 * page.size());
        page.forEach((user, time) -> {
            if (listed.contains(user)) {
                values.add(user.value());
                values.add(SqlTimes.write(time));
            } else if (time.isBefore(unlistedUntil)) {
                dropped.add(user);
            }
        });
        upsert(values);
        active.remove(dropped);
        events.endSoon(dropped);
        return values.size() / 2;
    }

    private void upsert(List<Object> values) {
        if (!values.isEmpty()) {
            jdbc.sql(
                            "INSERT INTO recs_activity (user_id, last_active_at) VALUES "
                                    + String.join(", ", Collections.nCopies(values.size() / 2, "(?, ?)"))
                                    + " ON DUPLICATE KEY UPDATE last_active_at = GREATEST(last_active_at, VALUES(last_active_at))")
                    .params(values)
                    .update();
        }
    }

    /** Rows of users whom the shop lists stay: their last activity is what retention goes by. */
    private void deleteUnlistedBefore(Instant oldest) {
        List<UserId> page = page("", oldest);
        while (!page.isEmpty()) {
            Set<UserId> gone = new HashSet<>(page);
            gone.removeAll(shop.listed(gone));
            if (!gone.isEmpty()) {
                jdbc.sql("DELETE FROM recs_activity WHERE user_id IN (:users) AND last_active_at < :oldest")
                        .param("users", gone.stream().map(UserId::value).toList())
                        .param("oldest", SqlTimes.write(oldest))
                        .update();
            }
            page = page.size() < PAGE ? List.of() : page(page.getLast().value(), oldest);
        }
    }

    private List<UserId> page(String after, Instant oldest) {
        return jdbc.sql(
                        "SELECT user_id FROM recs_activity WHERE user_id > ? AND last_active_at < ? ORDER BY user_id LIMIT "
                                + PAGE)
                .params(after, SqlTimes.write(oldest))
                .query((row, number) -> new UserId(row.getString("user_id")))
                .list();
    }
}
