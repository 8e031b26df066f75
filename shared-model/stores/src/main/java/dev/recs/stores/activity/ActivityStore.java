package dev.recs.stores.activity;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.activity.Shown;
import dev.recs.model.event.PersonalData;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.redis.ImpressionValue;
import dev.recs.model.redis.ImpressionsKey;
import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.ViewValue;
import dev.recs.model.redis.ViewsKey;
import dev.recs.stores.SqlTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;

/** Reads the activity of a chunk of users: two SQL statements and one Redis pipeline, however many users it holds. */
public final class ActivityStore {

    private static final int MAX_PRODUCTS = 2_000;
    private static final int MAX_SHOWN = 500;

    /** Of each user: searches, views, what was shown. */
    private static final int LISTS = 3;

    private static final String USERS =
            "SELECT user_id, created_at, personalization_enabled FROM recs_users WHERE user_id IN (:users)";

    private static final String PURCHASES = """
            SELECT user_id, product_id, COUNT(DISTINCT DATE(purchased_at)) AS purchase_days, COUNT(*) AS order_lines,
              MIN(purchased_at) AS first_at, MAX(purchased_at) AS last_at
            FROM recs_purchases
            WHERE user_id IN (:users) AND purchased_at <= :asOf
            GROUP BY user_id, product_id
            ORDER BY user_id, last_at DESC, product_id
            """;

    private final JdbcClient jdbc;
    private final RedisClient redis;
    private final int maxSearches;
    private final int maxViews;

    /**
     * @param maxSearches of each user, the latest; above 0
     * @param maxViews of each user, the latest; above 0
     */
    public ActivityStore(JdbcClient jdbc, RedisClient redis, int maxSearches, int maxViews) {
        this.jdbc = jdbc;
        this.redis = redis;
        this.maxSearches = maxSearches;
        this.maxViews = maxViews;
    }

    /** The users that the store knows, in the order given; events after {@code asOf} are left out. */
    public List<Activity> load(List<UserId> users, Instant asOf) {
        if (users.isEmpty()) {
            return List.of();
        }
        Map<String, List<PurchasedProduct>> purchases = purchases(users, asOf);
        Map<UserId, Events> events = events(users, asOf);
        Map<String, Account> accounts = accounts(users);
        List<Activity> activities = new ArrayList<>(users.size());
        for (UserId user : users) {
            Account account = accounts.get(user.value());
            if (account != null) {
                Events ofUser = events.getOrDefault(user, Events.NONE);
                activities.add(new Activity(
                        user,
                        account.createdAt(),
                        account.personalizationEnabled(),
                        purchases.getOrDefault(user.value(), List.of()),
                        ofUser.searches(),
                        ofUser.views(),
                        ofUser.shown()));
            }
        }
        return activities;
    }

    private Map<String, Account> accounts(List<UserId> users) {
        Map<String, Account> accounts = new HashMap<>();
        jdbc.sql(USERS).param("users", ids(users)).query(row -> {
            accounts.put(
                    row.getString("user_id"),
                    new Account(SqlTimes.read(row, "created_at"), row.getBoolean("personalization_enabled")));
        });
        return accounts;
    }

    private Map<String, List<PurchasedProduct>> purchases(List<UserId> users, Instant asOf) {
        Map<String, List<PurchasedProduct>> purchases = new HashMap<>();
        jdbc.sql(PURCHASES)
                .param("users", ids(users))
                .param("asOf", SqlTimes.write(asOf))
                .query(row -> {
                    List<PurchasedProduct> ofUser =
                            purchases.computeIfAbsent(row.getString("user_id"), user -> new ArrayList<>());
                    if (ofUser.size() < MAX_PRODUCTS) {
                        ofUser.add(new PurchasedProduct(
                                new ProductId(row.getString("product_id")),
                                row.getInt("purchase_days"),
                                row.getInt("order_lines"),
                                SqlTimes.read(row, "first_at"),
                                SqlTimes.read(row, "last_at")));
                    }
                });
        return purchases;
    }

    private Map<UserId, Events> events(List<UserId> users, Instant asOf) {
        List<Response<List<String>>> replies = new ArrayList<>(LISTS * users.size());
        try (var pipeline = redis.pipelined()) {
            for (UserId user : users) {
                replies.add(pipeline.lrange(SearchesKey.of(user), 0, maxSearches - 1L));
                replies.add(pipeline.lrange(ViewsKey.of(user), 0, maxViews - 1L));
                replies.add(pipeline.lrange(ImpressionsKey.of(user), 0, MAX_SHOWN - 1L));
            }
            pipeline.sync();
        }
        Map<UserId, Events> events = new HashMap<>();
        for (int i = 0; i < users.size(); i++) {
            events.put(
                    users.get(i),
                    new Events(
                            searches(replies.get(LISTS * i).get(), asOf),
                            views(replies.get(LISTS * i + 1).get(), asOf),
                            shown(replies.get(LISTS * i + 2).get(), asOf)));
        }
        return events;
    }

    private static List<RecentSearch> searches(List<String> values, Instant asOf) {
        return values.stream()
                .map(SearchValue::parse)
                .filter(search -> !search.timestamp().isAfter(asOf))
                .filter(search -> !PersonalData.looksLikeIt(search.query()))
                .toList();
    }

    private static List<RecentView> views(List<String> values, Instant asOf) {
        return values.stream()
                .map(ViewValue::parse)
                .filter(view -> !view.timestamp().isAfter(asOf))
                .toList();
    }

    private static List<Shown> shown(List<String> values, Instant asOf) {
        return values.stream()
                .map(ImpressionValue::parse)
                .filter(value -> !value.at().isAfter(asOf))
                .map(value -> new Shown(value.productId(), value.at(), value.clicked()))
                .toList();
    }

    private static List<String> ids(List<UserId> users) {
        return users.stream().map(UserId::value).toList();
    }

    private record Account(Instant createdAt, boolean personalizationEnabled) {}

    private record Events(List<RecentSearch> searches, List<RecentView> views, List<Shown> shown) {

        static final Events NONE = new Events(List.of(), List.of(), List.of());
    }
}
