package dev.recs.stores.shop;

import dev.recs.model.UserId;
import dev.recs.stores.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The users that the shop lists, with what our own tables know of them.
 *
 * <p>Ids are bound in the type of the shop's column, and only MySQL compares them in ranges: its order of numbers, bytes and collations is
 * not that of texts in Java. Our tables are joined by the text of the id, made on the shop's side, so that their primary keys are used.
 */
public final class ShopUsers {

    private static final String LISTED = "SELECT u.user_id FROM recs_users u";
    private static final String TIMES = "u.user_id, a.last_active_at AS searched_at";
    private static final String SIGN_OF_LIFE = "last_active_at";
    private static final String NEWEST_PURCHASES =
            "SELECT MIN(p.user_id) AS user_id, MAX(p.purchased_at) AS newest FROM recs_purchases p WHERE p.user_id IN (:users) GROUP BY ";

    private static final String USER_ID = "user_id";

    private final JdbcClient jdbc;
    private final ShopViews shop;
    private final IdColumn ids;
    private final LeftOutRows leftOut = new LeftOutRows(ShopView.USERS);

    public ShopUsers(JdbcClient jdbc, ShopViews shop) {
        this.jdbc = jdbc;
        this.shop = shop;
        this.ids = shop.userIds();
    }

    /** Those of the users that the shop lists. */
    public Set<UserId> listed(Collection<UserId> users) {
        return new HashSet<>(found(asked(LISTED + " WHERE u.user_id IN (:users)", users), users));
    }

    /** What is known of those that the shop lists. */
    public Map<UserId, Account> accounts(Collection<UserId> users) {
        Set<UserId> wanted = new HashSet<>(users);
        Map<UserId, Instant> purchased = newestPurchases(users);
        Map<UserId, Account> accounts = new HashMap<>();
        asked(accountsSql() + " WHERE u.user_id IN (:users)", users)
                .ifPresent(statement -> statement.query(row -> {
                    Optional<UserId> user = ids.user(row, USER_ID).filter(wanted::contains);
                    if (user.isPresent()) {
                        accounts.put(user.get(), account(row, purchased.get(user.get())));
                    }
                }));
        return accounts;
    }

    /**
     * Listed users in the order of their ids; a row whose id is none of ours is left out.
     *
     * @param since active then or later; empty: whenever
     * @return at most so many; empty at the end of the range
     */
    public List<Active> page(Range range, Optional<Instant> since, int limit) {
        List<Active> page = new ArrayList<>();
        Range rest = range;
        boolean more = true;
        while (more && page.size() < limit) {
            List<Row> read = inOrder(rest, limit);
            active(read).stream()
                    .filter(user -> since.isEmpty() || !user.lastActiveAt().isBefore(since.get()))
                    .limit(limit - page.size())
                    .forEach(page::add);
            more = read.size() == limit;
            rest = more ? rest.from(read.getLast().id()) : rest;
        }
        return page;
    }

    /** The next rows of a range. */
    private List<Row> inOrder(Range range, int limit) {
        return bind(
                        jdbc.sql("SELECT " + TIMES + signOfLife() + " FROM " + withActivity() + " WHERE TRUE"
                                + within(range) + " ORDER BY u.user_id LIMIT " + limit),
                        range)
                .query((row, number) -> new Row(ids.text(row, USER_ID), lastActive(row)))
                .list();
    }

    /** The newest purchases are asked apart: MySQL computes a whole view that holds a subquery, for each page. */
    private List<Active> active(List<Row> rows) {
        List<Active> users = new ArrayList<>();
        for (Row row : rows) {
            UserId.find(row.id())
                    .ifPresentOrElse(user -> users.add(new Active(user, row.lastActiveAt())), leftOut::add);
        }
        Map<UserId, Instant> purchased =
                newestPurchases(users.stream().map(Active::userId).toList());
        return users.stream()
                .map(user -> new Active(user.userId(), newer(user.lastActiveAt(), purchased.get(user.userId()))))
                .toList();
    }

    /** Of those who have one. */
    private Map<UserId, Instant> newestPurchases(Collection<UserId> users) {
        Map<UserId, Instant> newest = new HashMap<>();
        asked(NEWEST_PURCHASES + ids.sqlExact("p.user_id"), users)
                .ifPresent(statement -> statement.query(row -> {
                    Optional<UserId> user = ids.user(row, USER_ID);
                    if (user.isPresent()) {
                        newest.put(user.get(), shop.time(row, ShopView.PURCHASES, "purchased_at", "newest"));
                    }
                }));
        return newest;
    }

    /** How many there are. */
    public long count(Optional<Instant> since) {
        if (since.isEmpty()) {
            return jdbc.sql("SELECT COUNT(*) FROM recs_users").query(Long.class).single();
        }
        String alive = hasSignOfLife() ? "u.last_active_at >= :sinceSign OR " : "";
        StatementSpec statement = jdbc.sql("SELECT COUNT(*) FROM " + withActivity() + " WHERE " + alive
                        + "a.last_active_at >= :sinceUtc OR u.user_id IN"
                        + " (SELECT p.user_id FROM recs_purchases p WHERE p.purchased_at >= :since)")
                .param("since", shop.bound(since.get(), ShopView.PURCHASES, "purchased_at"))
                .param("sinceUtc", SqlTimes.write(since.get()));
        StatementSpec bound = hasSignOfLife()
                ? statement.param("sinceSign", shop.bound(since.get(), ShopView.USERS, SIGN_OF_LIFE))
                : statement;
        return bound.query(Long.class).single();
    }

    /** Ids that cut all users into parts of the same size; fewer if there are few users. Reads the index of ids once a cut. */
    public List<String> quantiles(int parts) {
        long users =
                jdbc.sql("SELECT COUNT(*) FROM recs_users").query(Long.class).single();
        List<String> cuts = new ArrayList<>();
        for (int part = 1; part < parts; part++) {
            jdbc.sql(LISTED + " ORDER BY u.user_id LIMIT 1 OFFSET " + users * part / parts)
                    .query((row, number) -> ids.text(row, USER_ID))
                    .optional()
                    .filter(cut -> UserId.find(cut).isPresent() && !cuts.contains(cut))
                    .ifPresent(cuts::add);
        }
        return cuts;
    }

    /** Ids that cut a range into parts of so many users, the last of fewer. Reads the index of ids once. A row whose id is none of ours is no end. */
    public List<String> cuts(Range range, int users) {
        List<String> cuts = new ArrayList<>();
        Range rest = range;
        Optional<String> cut = cut(rest, users);
        while (cut.isPresent()) {
            cut.filter(id -> UserId.find(id).isPresent()).ifPresent(cuts::add);
            rest = rest.from(cut.get());
            cut = cut(rest, users);
        }
        return cuts;
    }

    private Optional<String> cut(Range range, int users) {
        return bind(
                        jdbc.sql(LISTED + " WHERE TRUE" + within(range) + " ORDER BY u.user_id LIMIT 1 OFFSET "
                                + (users - 1)),
                        range)
                .query((row, number) -> ids.text(row, USER_ID))
                .optional();
    }

    /** Those of the users whose ids lie in a range. */
    public List<UserId> within(Range range, Collection<UserId> users) {
        return found(
                asked(LISTED + " WHERE u.user_id IN (:users)" + within(range), users)
                        .map(statement -> bind(statement, range)),
                users);
    }

    /** Empty if no row can have one of the ids. */
    private Optional<StatementSpec> asked(String sql, Collection<UserId> users) {
        List<Object> bound = ids.bound(users.stream().map(UserId::value).toList());
        return bound.isEmpty() ? Optional.empty() : Optional.of(jdbc.sql(sql).param("users", bound));
    }

    /** A collation may find {@code Ann} for {@code ann}: that is another user. */
    private List<UserId> found(Optional<StatementSpec> statement, Collection<UserId> users) {
        Set<UserId> wanted = new HashSet<>(users);
        return statement
                .map(asked ->
                        asked.query((row, number) -> ids.user(row, USER_ID)).list())
                .orElse(List.of())
                .stream()
                .flatMap(Optional::stream)
                .filter(wanted::contains)
                .toList();
    }

    private String accountsSql() {
        String choice = shop.has(ShopView.USERS, "personalization_enabled")
                ? "COALESCE(u.personalization_enabled, 1) <> 0 AND COALESCE(p.enabled, TRUE)"
                : "COALESCE(p.enabled, TRUE)";
        return "SELECT " + TIMES + signOfLife() + ", u.created_at, " + choice + " AS enabled FROM " + withActivity()
                + " LEFT JOIN recs_personalization p ON p.user_id = " + ids.sqlText("u.user_id");
    }

    private String withActivity() {
        return "recs_users u LEFT JOIN recs_activity a ON a.user_id = " + ids.sqlText("u.user_id");
    }

    /** What the shop itself knows of the user's last visit, where it tells. */
    private String signOfLife() {
        return hasSignOfLife() ? ", u." + SIGN_OF_LIFE : "";
    }

    private boolean hasSignOfLife() {
        return shop.has(ShopView.USERS, SIGN_OF_LIFE);
    }

    private String within(Range range) {
        return (range.after().isEmpty() ? " AND " + ids.sqlPresent("u.user_id") : " AND u.user_id > :after")
                + (range.upTo() == null ? "" : " AND u.user_id <= :upTo");
    }

    private StatementSpec bind(StatementSpec statement, Range range) {
        StatementSpec bound = statement;
        if (!range.after().isEmpty()) {
            bound = bound.param("after", inColumnType(range.after()));
        }
        String upTo = range.upTo();
        return upTo == null ? bound : bound.param("upTo", inColumnType(upTo));
    }

    /** An end of a range is an id that was read before. */
    private Object inColumnType(String id) {
        return ids.bound(id)
                .orElseThrow(() -> new IllegalStateException("no id of recs_users ends a range at '%s'".formatted(id)));
    }

    private Account account(ResultSet row, @Nullable Instant purchased) throws SQLException {
        Instant created = shop.time(row, ShopView.USERS, "created_at");
        return new Account(created, newer(lastActive(row), purchased), row.getBoolean("enabled"));
    }

    private Instant lastActive(ResultSet row) throws SQLException {
        Instant searched = SqlTimes.read(row, "searched_at");
        return hasSignOfLife() ? newer(searched, shop.time(row, ShopView.USERS, SIGN_OF_LIFE)) : searched;
    }

    private static Instant newer(Instant one, @Nullable Instant other) {
        return other == null || other.isBefore(one) ? one : other;
    }

    /**
     * What is known of a user.
     *
     * @param createdAt {@link Instant#EPOCH} if the shop does not tell
     * @param lastActiveAt newest purchase, search or view; {@link Instant#EPOCH} if there is none
     */
    public record Account(Instant createdAt, Instant lastActiveAt, boolean personalizationEnabled) {}

    /** A row as it was read: its id may be none of ours. */
    private record Row(String id, Instant lastActiveAt) {}

    /** @param lastActiveAt {@link Instant#EPOCH} if the user never did anything */
    public record Active(UserId userId, Instant lastActiveAt) {}

    /**
     * A range of ids in the order of the shop's column.
     *
     * @param after exclusive; empty: from the first
     * @param upTo inclusive; null: to the last
     */
    public record Range(String after, @Nullable String upTo) {

        public static final Range WHOLE = new Range("", null);

        public Range from(UserId last) {
            return from(last.value());
        }

        private Range from(String last) {
            return new Range(last, upTo);
        }
    }
}
