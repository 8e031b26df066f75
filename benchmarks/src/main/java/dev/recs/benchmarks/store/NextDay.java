package dev.recs.benchmarks.store;

import dev.recs.benchmarks.store.GeneratedUser.Order;
import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.SearchesKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import redis.clients.jedis.UnifiedJedis;

/**
 * One more day in a loaded store: every thirtieth user comes back, searches three times and orders three products.
 *
 * <p>Every fifth search is a text that nobody typed before.
 */
public final class NextDay {

    private static final int COMES_BACK_EVERY = 30;
    private static final int SEARCHES = 3;
    private static final int NEW_TEXT_EVERY = 5;

    private final DataSource mysql;
    private final UnifiedJedis redis;

    public NextDay(DataSource mysql, UnifiedJedis redis) {
        this.mysql = mysql;
        this.redis = redis;
    }

    /** @return how many users came back */
    public int add(StoreShape shape, Instant at) {
        TableLoader orders = new TableLoader("sample_shop.orders", "order_id, customer_id, ordered_at");
        TableLoader lines = new TableLoader("sample_shop.order_lines", "order_id, product_id, quantity, unit_price");
        UserGenerator generator = new UserGenerator(shape);
        int back = 0;
        try (Connection connection = mysql.getConnection();
                Statement statement = connection.createStatement();
                var pipeline = redis.pipelined()) {
            statement.execute("SET @recs_import = 1");
            for (int number = 0; number < shape.users(); number += COMES_BACK_EVERY) {
                UserId user = new UserId(UserGenerator.idOf(number));
                Order order = generator.user(number).orders().getFirst();
                String id = "next-%d-%s".formatted(at.getEpochSecond(), order.id());
                orders.add(id, user, at);
                order.products().forEach(product -> lines.add(id, product, 1, "9.99"));
                for (int search = 0; search < SEARCHES; search++) {
                    String query = query(shape, new SplittableRandom(number * (long) SEARCHES + search), at);
                    pipeline.lpush(SearchesKey.of(user), SearchValue.toJson(new RecentSearch(query, at)));
                }
                back++;
            }
            pipeline.sync();
            orders.send(connection);
            lines.send(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("next day was not loaded: " + e.getMessage(), e);
        }
        return back;
    }

    private static String query(StoreShape shape, RandomGenerator random, Instant at) {
        int cluster = random.nextInt(Vocabulary.CLUSTERS);
        String known = Vocabulary.query(cluster, random.nextInt(shape.queries() / Vocabulary.CLUSTERS));
        return random.nextInt(NEW_TEXT_EVERY) == 0
                ? "%s under %d".formatted(known, at.getEpochSecond() % 1_000 + random.nextInt(1_000_000))
                : known;
    }
}
