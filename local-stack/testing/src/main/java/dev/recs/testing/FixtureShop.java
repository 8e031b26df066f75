package dev.recs.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The shop of the tests: writes products, customers and orders to the tables of the sample shop, which somebody has installed.
 *
 * <p>Products have numbers, from 0; each belongs to one of a few kinds, in turn, so that a test knows what goes together. Customers have
 * numbers as well.
 */
public final class FixtureShop {

    /** Even products are tea things, odd ones are lamps. */
    public static final List<Kind> TEA_AND_LAMPS = List.of(
            new Kind("tea", List.of("green tea", "black tea", "tea cup", "tea pot", "sugar bowl")),
            new Kind("lamps", List.of("desk lamp", "floor lamp", "lamp shade", "light bulb", "candle")));

    private static final Duration AGE_OF_ACCOUNTS = Duration.ofDays(400);

    private final JdbcOperations mysql;
    private final Instant now;

    /** @param now orders of {@link #fill} lie before it */
    public FixtureShop(JdbcOperations mysql, Instant now) {
        this.mysql = mysql;
        this.now = now;
    }

    public static String product(int number) {
        return "P%02d".formatted(number);
    }

    public static String customer(int number) {
        return "c%02d".formatted(number);
    }

    /** A table of the numbers from 1 in a column {@code seq}, for INSERT … SELECT on MySQL, which has no sequences. At most 10,000. */
    public static String numbers(int count) {
        String digits =
                "(SELECT 0 AS d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6"
                        + " UNION SELECT 7 UNION SELECT 8 UNION SELECT 9) ";
        return "(SELECT 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS seq FROM " + digits + "a, " + digits + "b, "
                + digits + "c, " + digits + "e HAVING seq <= " + count + ") AS numbers";
    }

    /**
     * The shop that most tests want: products of two kinds, and customers who buy of one of them. The order with number j of customer i is
     * 3 + i + j days old.
     */
    public void fill(int products, int customers, int orders) {
        fill(TEA_AND_LAMPS, products);
        sell(new Sales(customers, orders, (i, j) -> (i % 2 + 2 * (i + j)) % products, (i, j) -> 3 + i + j));
    }

    /** Product n is of kind n modulo the number of kinds. */
    public void fill(List<Kind> kinds, int products) {
        for (int number = 0; number < products; number++) {
            Kind kind = kinds.get(number % kinds.size());
            String name = kind.names().get(number / kinds.size() % kind.names().size());
            addProduct(product(number), "%s no. %d".formatted(name, number), kind.category());
        }
    }

    public void sell(Sales sales) {
        for (int i = 0; i < sales.customers(); i++) {
            addCustomer(customer(i));
            for (int j = 0; j < sales.orders(); j++) {
                int daysAgo = sales.daysAgo().applyAsInt(i, j);
                order(customer(i), product(sales.product().applyAsInt(i, j)), now.minus(Duration.ofDays(daysAgo)));
            }
        }
    }

    public void addProduct(String id, String name, String category) {
        mysql.update(
                "INSERT INTO sample_shop.products (product_id, name, category, brand, description, price, currency, image_url,"
                        + " in_stock, updated_at) VALUES (?, ?, ?, '', '', 2, 'GBP', '', TRUE, ?)",
                id,
                name,
                category,
                time(now));
    }

    /** The account is 400 days old. */
    public void addCustomer(String id) {
        mysql.update("INSERT INTO sample_shop.customers VALUES (?, ?)", id, time(now.minus(AGE_OF_ACCOUNTS)));
    }

    /**
     * One piece of one product. The head of the order and its line are two statements, and two transactions unless the caller has one.
     *
     * @return the id of the order, which begins with the customer's
     */
    public String order(String customer, String product, Instant at) {
        String order = "%s-%s-%d".formatted(customer, product, ChronoUnit.MICROS.between(Instant.EPOCH, at));
        mysql.update("INSERT INTO sample_shop.orders VALUES (?, ?, ?)", order, customer, time(at));
        mysql.update("INSERT INTO sample_shop.order_lines VALUES (?, ?, 1, 2)", order, product);
        return order;
    }

    private static LocalDateTime time(Instant at) {
        return LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    /** Products that go together. */
    public record Kind(String category, List<String> names) {

        public Kind {
            names = List.copyOf(names);
        }
    }

    /**
     * Who buys what, and when.
     *
     * @param orders of each customer
     * @param product its number, by the numbers of the customer and of the customer's order
     * @param daysAgo by the same numbers
     */
    public record Sales(int customers, int orders, IntBinaryOperator product, IntBinaryOperator daysAgo) {}
}
