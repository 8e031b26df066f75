package dev.recs.benchmarks.triggers;

import dev.recs.testing.shops.OrderBook;
import dev.recs.testing.shops.TestShop;
import java.sql.Connection;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** A database of a shop system, filled with orders, and the one connection by which its program writes. */
final class MeasuredShop implements AutoCloseable {

    private final TestShop system;
    private final SingleConnectionDataSource connection;
    private final JdbcTemplate jdbc;

    /** @param database is dropped first */
    MeasuredShop(ShopMysql server, String database, TestShop system, OrderBook book) {
        JdbcTemplate admin = server.jdbc();
        admin.execute("DROP DATABASE IF EXISTS " + database);
        admin.execute("CREATE DATABASE " + database);
        this.system = system;
        this.connection = new SingleConnectionDataSource(server.url(database), ShopMysql.ADMIN, ShopMysql.ADMIN, true);
        this.jdbc = new JdbcTemplate(connection);
        jdbc.execute("SET SESSION sql_mode = ''");
        jdbc.execute((Connection open) -> {
            ScriptUtils.executeSqlScript(open, new ClassPathResource("shops/" + system.schema()));
            return null;
        });
        system.fill(jdbc, book);
        admin.queryForList(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = ?",
                        String.class,
                        database)
                .forEach(table -> admin.execute("ANALYZE TABLE %s.`%s`".formatted(database, table)));
    }

    /** An order of one line that is placed and then paid. @return in nanoseconds */
    long timeOrder(int number, int user, int product) {
        long begun = System.nanoTime();
        system.place(jdbc, number, user, product, 1);
        system.state(jdbc, number, OrderBook.State.PAID);
        return System.nanoTime() - begun;
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
