package dev.recs.testing.shops;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.JdbcTemplate;

/** A shop system as its own program writes to it. Numbers of orders, users and products are those of an {@link OrderBook}. */
public interface TestShop {

    DateTimeFormatter SQL_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Its schema, a file of {@code shops/}. */
    String schema();

    /** How {@code recs connect} calls it. */
    String described();

    void fill(JdbcTemplate shop, OrderBook book);

    /** As the token's {@code sub} has it. */
    String user(int number);

    String product(int number);

    /** A pending order of one line. */
    void place(JdbcTemplate shop, int order, int user, int product, int quantity);

    /** A paid order of one piece that was committed long after its stamps. */
    void late(JdbcTemplate shop, int order, int user, int product, Instant stamp);

    void state(JdbcTemplate shop, int order, OrderBook.State state);

    /** Gives a part of the line back. */
    void refund(JdbcTemplate shop, int order, int quantity);

    void move(JdbcTemplate shop, int order, int user);

    void delete(JdbcTemplate shop, int order);

    /** What a visitor does before an order: nobody's user, nobody's purchase. */
    void cartAndGuestOrder(JdbcTemplate shop, int product);

    void deleteUser(JdbcTemplate shop, int user);

    static String time(Instant at) {
        return SQL_TIME.format(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
    }
}
