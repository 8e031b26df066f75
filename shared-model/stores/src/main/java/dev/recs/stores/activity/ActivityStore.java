package dev.recs.stores.activity;

import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.stores.shop.ShopPurchases;
import dev.recs.stores.shop.ShopUsers;
import dev.recs.stores.shop.ShopViews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.UnifiedJedis;

/** Reads the activity of a chunk of users: two SQL statements and one Redis pipeline, however many users it holds. */
public final class ActivityStore implements Activities {

    private final ShopUsers shopUsers;
    private final ShopPurchases shopPurchases;
    private final RecentEvents events;
    private final RecentEvents.Limits limits;

    /**
     * @param maxSearches of each user, the latest; above 0
     * @param maxViews of each user, the latest; above 0
     */
    public ActivityStore(JdbcClient jdbc, ShopViews shop, UnifiedJedis redis, int maxSearches, int maxViews) {
        this.shopUsers = new ShopUsers(jdbc, shop);
        this.shopPurchases = new ShopPurchases(jdbc, shop);
        this.events = new RecentEvents(redis);
        this.limits = new RecentEvents.Limits(maxSearches, maxViews);
    }

    @Override
    public List<Activity> load(List<UserId> users, Instant asOf) {
        if (users.isEmpty()) {
            return List.of();
        }
        Map<UserId, List<PurchasedProduct>> purchases = shopPurchases.byProduct(users, asOf);
        Map<UserId, RecentValues> recent = events.read(users, limits, asOf);
        Map<UserId, ShopUsers.Account> accounts = shopUsers.accounts(users);
        List<Activity> activities = new ArrayList<>(users.size());
        for (UserId user : users) {
            ShopUsers.Account account = accounts.get(user);
            if (account != null) {
                RecentValues ofUser = recent.getOrDefault(user, RecentValues.NONE);
                activities.add(new Activity(
                        user,
                        account.createdAt(),
                        account.personalizationEnabled(),
                        purchases.getOrDefault(user, List.of()),
                        ofUser.searches(),
                        ofUser.views(),
                        ofUser.shown()));
            }
        }
        return activities;
    }
}
