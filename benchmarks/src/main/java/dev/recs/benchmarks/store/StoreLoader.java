package dev.recs.benchmarks.store;

import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.ViewValue;
import dev.recs.model.redis.ViewsKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import redis.clients.jedis.UnifiedJedis;

/** Fills MySQL and Redis with a generated store, and goes on where an earlier load stopped. */
public final class StoreLoader {

    private static final int PART = 10_000;

    private final DataSource mysql;
    private final UnifiedJedis redis;

    public StoreLoader(DataSource mysql, UnifiedJedis redis) {
        this.mysql = mysql;
        this.redis = redis;
    }

    /** @param progress told the number of users that are there, after every part */
    public void load(StoreShape shape, IntConsumer progress) {
        try (Connection connection = mysql.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET @recs_import = 1");
            connection.setAutoCommit(false);
            int present = present(statement);
            if (present == 0) {
                products(shape, connection);
            }
            UserGenerator generator = new UserGenerator(shape);
            for (int from = present; from < shape.users(); from += PART) {
                part(generator, from, Math.min(from + PART, shape.users()), connection);
                progress.accept(Math.min(from + PART, shape.users()));
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException("generated store was not loaded: " + e.getMessage(), e);
        }
    }

    private static int present(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("SELECT COUNT(*) FROM sample_shop.customers")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void products(StoreShape shape, Connection connection) throws SQLException {
        TableLoader products = new TableLoader(
                "sample_shop.products", "product_id, name, category, price, currency, in_stock, updated_at");
        for (int cluster = 0; cluster < Vocabulary.CLUSTERS; cluster++) {
            for (int rank = 0; rank < shape.products() / Vocabulary.CLUSTERS; rank++) {
                products.add(
                        UserGenerator.productId(cluster, rank),
                        Vocabulary.productName(cluster, rank),
                        Vocabulary.category(cluster),
                        "9.99",
                        "GBP",
                        1,
                        shape.end());
            }
        }
        products.send(connection);
    }

    /** Redis first: what is in MySQL has its events. */
    private void part(UserGenerator generator, int from, int to, Connection connection) throws SQLException {
        TableLoader customers = new TableLoader("sample_shop.customers", "customer_id, created_at");
        TableLoader orders = new TableLoader("sample_shop.orders", "order_id, customer_id, ordered_at");
        TableLoader lines = new TableLoader("sample_shop.order_lines", "order_id, product_id, quantity, unit_price");
        TableLoader activity = new TableLoader("recs.recs_activity", "user_id, last_active_at");
        List<GeneratedUser> users = new ArrayList<>(to - from);
        for (int number = from; number < to; number++) {
            GeneratedUser user = generator.user(number);
            users.add(user);
            customers.add(user.id(), user.createdAt());
            user.lastEvent().ifPresent(at -> activity.add(user.id(), at));
            for (GeneratedUser.Order order : user.orders()) {
                orders.add(order.id(), user.id(), order.at());
                order.products().forEach(product -> lines.add(order.id(), product, 1, "9.99"));
            }
        }
        events(users);
        activity.send(connection);
        customers.send(connection);
        orders.send(connection);
        lines.send(connection);
        connection.commit();
    }

    private void events(List<GeneratedUser> users) {
        try (var pipeline = redis.pipelined()) {
            for (GeneratedUser user : users) {
                String[] searches =
                        user.searches().stream().map(SearchValue::toJson).toArray(String[]::new);
                String[] views = user.views().stream().map(ViewValue::toJson).toArray(String[]::new);
                replace(pipeline, SearchesKey.of(user.id()), searches);
                replace(pipeline, ViewsKey.of(user.id()), views);
            }
            pipeline.sync();
        }
    }

    private static void replace(redis.clients.jedis.AbstractPipeline pipeline, String key, String[] values) {
        if (values.length > 0) {
            pipeline.del(key);
            pipeline.rpush(key, values);
        }
    }
}
