package dev.recs.stores.erasure;

import dev.recs.model.UserId;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.shop.ShopUsers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes what users chose who are gone: rows of {@code recs_personalization} and opt-out flags of users whom the shop does not list, 30
 * days after they chose.
 *
 * <p>A choice of a user who is listed stays for ever, so this looks twice: the first pass counts, and if a larger part of all choices would
 * go than a retention may delete, none goes. A view that is broken for a night then costs nobody the choice.
 */
public final class OptOutExpiry {

    /** How long a choice is kept of a user whom the shop does not list: a guest, or somebody who was deleted. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(OptOutExpiry.class);
    private static final int PAGE = 1_000;

    private static final String OLD = """
            SELECT user_id FROM recs_personalization
            WHERE user_id > :after AND changed_at < :oldest ORDER BY user_id LIMIT
            """ + PAGE;

    private final JdbcClient jdbc;
    private final ShopUsers shop;
    private final RedisFlags flags;
    private final Clock clock;

    public OptOutExpiry(JdbcClient jdbc, ShopUsers shop, RedisFlags flags, Clock clock) {
        this.jdbc = jdbc;
        this.shop = shop;
        this.flags = flags;
        this.clock = clock;
    }

    /**
     * @param maxFraction of all choices that may go at once, from 0 to 1; one always may
     * @return how many were deleted
     */
    public long run(double maxFraction) {
        Instant oldest = clock.instant().minus(KEPT);
        long all = jdbc.sql("SELECT COUNT(*) FROM recs_personalization")
                .query(Long.class)
                .single();
        long allowed = Math.max(1, (long) (all * maxFraction));
        long found = forEachPageOfGone(oldest, gone -> gone.size());
        if (found > allowed) {
            LOG.warn(
                    "{} of {} choices about personalization are of users who are not in recs_users, more than {}: none was deleted",
                    found,
                    all,
                    allowed);
            return 0;
        }
        long deleted = found == 0 ? 0 : forEachPageOfGone(oldest, gone -> delete(gone, oldest));
        expireStrays(oldest);
        return deleted;
    }

    /** The sum of what the work answers for each page of users who are gone. */
    private long forEachPageOfGone(Instant oldest, Work work) {
        long sum = 0;
        List<String> page = page("", oldest);
        while (!page.isEmpty()) {
            List<String> gone = new ArrayList<>(page);
            gone.removeAll(listed(page));
            sum += gone.isEmpty() ? 0 : work.on(gone);
            page = page.size() < PAGE ? List.of() : page(page.getLast(), oldest);
        }
        return sum;
    }

    private List<String> page(String after, Instant oldest) {
        return jdbc.sql(OLD)
                .param("after", after)
                .param("oldest", SqlTimes.write(oldest))
                .query((row, number) -> row.getString("user_id"))
                .list();
    }

    /** The flag goes last: a user who chooses at this moment has written the row anew, and keeps both. */
    private long delete(List<String> gone, Instant oldest) {
        long deleted = jdbc.sql("DELETE FROM recs_personalization WHERE user_id IN (:users) AND changed_at < :oldest")
                .param("users", gone)
                .param("oldest", SqlTimes.write(oldest))
                .update();
        List<String> without = new ArrayList<>(gone);
        without.removeAll(chosen(gone));
        flags.optIn(without.stream().map(UserId::new).toList());
        return deleted;
    }

    /** Flags of users who are neither listed nor have a row: the choice was never written. */
    private void expireStrays(Instant oldest) {
        flags.forEachOptOutPage(page -> {
            List<String> old = page.entrySet().stream()
                    .filter(flag -> flag.getValue().isBefore(oldest))
                    .map(Map.Entry::getKey)
                    .map(UserId::value)
                    .toList();
            if (!old.isEmpty()) {
                Set<String> wanted = new HashSet<>(chosen(old));
                wanted.addAll(listed(old));
                flags.optIn(old.stream()
                        .filter(user -> !wanted.contains(user))
                        .map(UserId::new)
                        .toList());
            }
        });
    }

    private List<String> listed(List<String> users) {
        return shop.listed(users.stream().map(UserId::new).toList()).stream()
                .map(UserId::value)
                .toList();
    }

    private List<String> chosen(List<String> users) {
        return jdbc.sql("SELECT user_id FROM recs_personalization WHERE user_id IN (:users)")
                .param("users", users)
                .query((row, number) -> row.getString("user_id"))
                .list();
    }

    private interface Work {

        long on(List<String> users);
    }
}
