package dev.recs.stores.refusals;

import dev.recs.model.UserId;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.shop.ShopUsers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The nightly care for refusals: deletes those of users whom the shop does not list, 30 days after the last, and writes what Redis has lost.
 *
 * <p>Those of a user who is listed stay until they are taken back. If a larger part of the users would lose theirs than a retention may
 * delete, none does: a view that is broken for a night costs nobody the choice.
 */
public final class RefusalExpiry {

    /** How long refusals are kept of a user whom the shop does not list. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(RefusalExpiry.class);
    private static final int PAGE = 1_000;

    private static final String USERS = """
            SELECT user_id, MAX(refused_at) AS latest FROM recs_refusals
            WHERE user_id > :after GROUP BY user_id ORDER BY user_id LIMIT
            """ + PAGE;

    private final JdbcClient jdbc;
    private final ShopUsers shop;
    private final RefusalStore refusals;
    private final RedisRefusals published;
    private final Clock clock;

    public RefusalExpiry(JdbcClient jdbc, ShopUsers shop, RefusalStore refusals, RedisRefusals published, Clock clock) {
        this.jdbc = jdbc;
        this.shop = shop;
        this.refusals = refusals;
        this.published = published;
        this.clock = clock;
    }

    /**
     * @param maxFraction of the users with refusals that may lose them at once, from 0 to 1; one always may
     * @return how many users lost theirs
     */
    public long run(double maxFraction) {
        long all = forEachPage(List::size);
        long gone = forEachPage(page -> gone(page).size());
        long allowed = Math.max(1, (long) (all * maxFraction));
        if (gone > allowed) {
            LOG.warn(
                    "{} of {} users with refusals are not in recs_users, more than {}: none was deleted",
                    gone,
                    all,
                    allowed);
        } else if (gone > 0) {
            forEachPage(this::delete);
        }
        restoreAll();
        return gone > allowed ? 0 : gone;
    }

    /** Writes what Redis has lost. */
    public void restoreAll() {
        forEachPage(this::restore);
    }

    private long forEachPage(ToLongFunction<List<Refuser>> work) {
        long sum = 0;
        List<Refuser> page = page("");
        while (!page.isEmpty()) {
            sum += work.applyAsLong(page);
            page = page.size() < PAGE ? List.of() : page(page.getLast().user().value());
        }
        return sum;
    }

    private List<Refuser> page(String after) {
        return jdbc.sql(USERS)
                .param("after", after)
                .query((row, number) -> new Refuser(new UserId(row.getString("user_id")), SqlTimes.read(row, "latest")))
                .list();
    }

    private List<UserId> gone(List<Refuser> page) {
        Instant oldest = clock.instant().minus(KEPT);
        List<UserId> old = new ArrayList<>(page.stream()
                .filter(refuser -> refuser.latest().isBefore(oldest))
                .map(Refuser::user)
                .toList());
        if (!old.isEmpty()) {
            old.removeAll(shop.listed(old));
        }
        return old;
    }

    private long delete(List<Refuser> page) {
        List<UserId> gone = gone(page);
        refusals.removeAll(gone);
        published.removeAll(gone);
        return gone.size();
    }

    private long restore(List<Refuser> page) {
        published.restore(refusals.lists(page.stream().map(Refuser::user).toList()));
        return page.size();
    }

    private record Refuser(UserId user, Instant latest) {}
}
