package dev.recs.stores.refusals;

import dev.recs.model.UserId;
import dev.recs.model.refusal.Refusal;
import dev.recs.model.refusal.RefusalKind;
import dev.recs.model.refusal.Refusals;
import dev.recs.model.refusal.SearchHasher;
import dev.recs.stores.SqlTimes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code recs_refusals}: what counts. A row of a kind that only a later release knows is left out. */
public final class RefusalStore {

    private final JdbcClient jdbc;
    private final SearchHasher hasher;

    /** @param key that of the tombstones, the same in every process */
    public RefusalStore(JdbcClient jdbc, byte[] key) {
        this.jdbc = jdbc;
        this.hasher = new SearchHasher(key);
    }

    public SearchHasher hasher() {
        return hasher;
    }

    /** Of a chunk of users in one statement; users who refused nothing are left out. */
    public Map<UserId, Refusals> of(Collection<UserId> users) {
        Map<UserId, Refusals> refusals = new HashMap<>();
        lists(users).forEach((user, list) -> refusals.put(user, Refusals.of(user, list, hasher)));
        return refusals;
    }

    /** Of one user, the latest first. */
    public List<Refusal> of(UserId user) {
        return lists(List.of(user)).getOrDefault(user, List.of());
    }

    /** Of a chunk of users in one statement, the latest first; users who refused nothing are left out. */
    public Map<UserId, List<Refusal>> lists(Collection<UserId> users) {
        Map<UserId, List<Refusal>> lists = new HashMap<>();
        if (users.isEmpty()) {
            return lists;
        }
        jdbc.sql("""
                        SELECT user_id, kind, subject, refused_at FROM recs_refusals
                        WHERE user_id IN (:users) ORDER BY user_id, refused_at DESC, kind, subject
                        """).param("users", users.stream().map(UserId::value).toList()).query(row -> {
            UserId user = new UserId(row.getString("user_id"));
            String subject = row.getString("subject");
            var at = SqlTimes.read(row, "refused_at");
            RefusalKind.of(row.getString("kind"))
                    .ifPresent(kind -> lists.computeIfAbsent(user, unused -> new ArrayList<>())
                            .add(new Refusal(kind, subject, at)));
        });
        return lists;
    }

    /** By product that is not for them how many users said so, of the products with most such users, most first. */
    public Map<String, Long> notForMe(int products) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT subject, COUNT(*) AS users FROM recs_refusals WHERE kind = ?
                        GROUP BY subject ORDER BY users DESC, subject LIMIT ?
                        """).params(RefusalKind.PRODUCT.wireName(), products).query(row -> {
            counts.put(row.getString("subject"), row.getLong("users"));
        });
        return counts;
    }

    /** Adds one; refusing again moves its time. */
    public void add(UserId user, Refusal refusal) {
        jdbc.sql("""
                        INSERT INTO recs_refusals (user_id, kind, subject, refused_at) VALUES (?, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE refused_at = VALUES(refused_at)
                        """)
                .params(user.value(), refusal.kind().wireName(), refusal.subject(), SqlTimes.write(refusal.at()))
                .update();
    }

    /** Takes one back. */
    public void remove(UserId user, Refusal refusal) {
        jdbc.sql("DELETE FROM recs_refusals WHERE user_id = ? AND kind = ? AND subject = ?")
                .params(user.value(), refusal.kind().wireName(), refusal.subject())
                .update();
    }

    /** Takes all of a chunk of users back. */
    public void removeAll(Collection<UserId> users) {
        if (!users.isEmpty()) {
            jdbc.sql("DELETE FROM recs_refusals WHERE user_id IN (:users)")
                    .param("users", users.stream().map(UserId::value).toList())
                    .update();
        }
    }
}
