package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.model.UserId;
import dev.recs.model.redis.ActivityKey;
import dev.recs.model.redis.ViewsKey;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.activity.ActiveUsers;
import dev.recs.stores.activity.RecentEvents;
import dev.recs.stores.schema.SampleShop;
import dev.recs.stores.shop.ShopSettings;
import dev.recs.stores.shop.ShopUsers;
import dev.recs.stores.shop.ShopViews;
import dev.recs.testing.Bound;
import dev.recs.testing.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redis.clients.jedis.RedisClient;

/** Guests and users whom the shop does not know filled Redis and MySQL for good. */
final class ActivityMoveIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = SmallStore.NOW;
    private static final Duration KEPT = Duration.ofDays(180);

    private final RedisClient redis = RedisClient.create(STACK.addresses().redisUrl());
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(
            STACK.addresses().mysqlUrl(),
            STACK.addresses().mysqlUser(),
            STACK.addresses().mysqlPassword()));
    private ActivityMove move;

    @BeforeEach
    void empty() {
        STACK.empty();
        Map<String, Object> settings = new HashMap<>(STACK.settings());
        settings.put("recs.data-dir", "target/activity-move");
        try (ConfigurableApplicationContext recs = RecsApplication.open(settings)) {
            recs.getBean(SampleShop.class).install();
        }
        JdbcTemplate mysql = new JdbcTemplate(new DriverManagerDataSource(
                STACK.addresses().mysqlUrl(),
                STACK.addresses().mysqlUser(),
                STACK.addresses().mysqlPassword()));
        ShopUsers shop = new ShopUsers(jdbc, ShopViews.read(mysql, Bound.settings(ShopSettings.class, Map.of())));
        move = new ActivityMove(
                new ActiveUsers(redis),
                new RecentEvents(redis),
                jdbc,
                shop,
                Bound.settings(RefreshSettings.class, Map.of("retention", KEPT.toString())));
        jdbc.sql("INSERT INTO sample_shop.customers VALUES ('anna', NOW(3)), ('ben', NOW(3))")
                .update();
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void aListedUserIsMovedAndAGuestLeavesAfterTwoDays() {
        active("anna", Duration.ofDays(3));
        active("guest of today", Duration.ofDays(1));
        active("guest of last week", Duration.ofDays(7));
        assertThat(move.run(NOW)).isEqualTo(1);
        assertThat(moved()).containsExactly("anna");
        assertThat(active()).containsExactlyInAnyOrder("anna", "guest of today");
    }

    @Test
    void whatGuestsDidStayedForAMonth() {
        active("anna", Duration.ofDays(3));
        active("guest of today", Duration.ofDays(1));
        active("guest of last week", Duration.ofDays(7));
        for (String user : List.of("anna", "guest of today", "guest of last week")) {
            String views = ViewsKey.of(new UserId(user));
            redis.lpush(views, "{}");
            redis.expire(views, ViewsKey.TTL.toSeconds());
        }
        move.run(NOW);
        assertThat(redis.ttl(ViewsKey.of(new UserId("guest of last week")))).isBetween(1L, 5 * 86_400L);
        assertThat(redis.ttl(ViewsKey.of(new UserId("guest of today")))).isGreaterThan(29 * 86_400L);
        assertThat(redis.ttl(ViewsKey.of(new UserId("anna")))).isGreaterThan(29 * 86_400L);
    }

    @Test
    void theLaterTimeStaysWhicheverStoreHasIt() {
        jdbc.sql("INSERT INTO recs_activity VALUES ('anna', ?), ('ben', ?)")
                .params(SqlTimes.write(NOW.minusSeconds(5)), SqlTimes.write(NOW.minusSeconds(50)))
                .update();
        active("anna", Duration.ofSeconds(30));
        active("ben", Duration.ofSeconds(30));
        assertThat(move.run(NOW)).isEqualTo(2);
        assertThat(jdbc.sql("SELECT last_active_at FROM recs_activity ORDER BY user_id")
                        .query((row, number) -> SqlTimes.read(row, "last_active_at"))
                        .list())
                .containsExactly(NOW.minusSeconds(5), NOW.minusSeconds(30));
    }

    @Test
    void whatIsOlderThanTheRetentionEndsInBothStoresUnlessTheShopListsTheUser() {
        Instant old = NOW.minus(KEPT).minusSeconds(1);
        jdbc.sql("INSERT INTO recs_activity VALUES ('anna', ?), ('gone', ?), ('gone lately', ?)")
                .params(SqlTimes.write(old), SqlTimes.write(old), SqlTimes.write(NOW))
                .update();
        active("ben", KEPT.plusSeconds(1));
        move.run(NOW);
        assertThat(moved()).containsExactly("anna", "ben", "gone lately");
        assertThat(active()).isEmpty();
    }

    @Test
    void searchesOfAnEarlierReleaseGetATimeToLive() {
        redis.lpush("user_searches:anna", "{}");
        move.run(NOW);
        assertThat(redis.ttl("user_searches:anna")).isBetween(30 * 86_400L - 60, 30 * 86_400L);
    }

    private void active(String user, Duration ago) {
        redis.zadd(ActivityKey.of(new UserId(user)), (double) NOW.minus(ago).toEpochMilli(), user);
    }

    private List<String> active() {
        return redis.keys("user_activity*").stream()
                .flatMap(set -> redis.zrange(set, 0, -1).stream())
                .toList();
    }

    private List<String> moved() {
        return jdbc.sql("SELECT user_id FROM recs_activity ORDER BY user_id")
                .query((row, number) -> row.getString("user_id"))
                .list();
    }
}
