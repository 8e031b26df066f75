package dev.recs.stores.activity;

import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.ViewValue;
import dev.recs.model.redis.ViewsKey;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.schema.RecsSchema;
import dev.recs.stores.schema.SampleShop;
import dev.recs.stores.shop.ShopSettings;
import dev.recs.stores.shop.ShopViews;
import dev.recs.testing.Bound;
import dev.recs.testing.FixtureShop;
import dev.recs.testing.LocalStack;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redis.clients.jedis.RedisClient;

final class ActivitiesIT extends ActivitiesContract {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private final RedisClient redis = RedisClient.create(STACK.addresses().redisUrl());
    private final DriverManagerDataSource mysql = new DriverManagerDataSource(
            STACK.addresses().mysqlUrl(),
            STACK.addresses().mysqlUser(),
            STACK.addresses().mysqlPassword());
    private final JdbcTemplate jdbc = new JdbcTemplate(mysql);
    private final FixtureShop shop = new FixtureShop(jdbc, AS_OF);

    @BeforeEach
    void makeAShop() {
        STACK.empty();
        StoreSettings.Mysql settings =
                Bound.settings(StoreSettings.class, Map.of()).mysql();
        RecsSchema.of(
                        new StoreAddresses(
                                STACK.addresses().mysqlUrl(),
                                STACK.addresses().mysqlUser(),
                                STACK.addresses().mysqlPassword(),
                                "",
                                ""),
                        settings)
                .migrate();
        new SampleShop(mysql, settings).install();
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Override
    Activities create() {
        ShopViews views = ShopViews.read(jdbc, Bound.settings(ShopSettings.class, Map.of()));
        return new ActivityStore(JdbcClient.create(mysql), views, redis, RecentEvents.CAP, RecentEvents.CAP);
    }

    /** Redis holds lists with the newest at the head, as those who record events keep them. */
    @Override
    void did(UserId user, List<RecentView> bought, List<RecentSearch> searched, List<RecentView> viewed) {
        shop.addCustomer(user.value());
        for (RecentView one : bought) {
            shop.addProduct(one.productId().value(), one.productId().value(), "");
            shop.order(user.value(), one.productId().value(), one.timestamp());
        }
        searched.stream()
                .sorted(Comparator.comparing(RecentSearch::timestamp))
                .forEach(search -> redis.lpush(SearchesKey.of(user), SearchValue.toJson(search)));
        viewed.stream()
                .sorted(Comparator.comparing(RecentView::timestamp))
                .forEach(view -> redis.lpush(ViewsKey.of(user), ViewValue.toJson(view)));
    }
}
