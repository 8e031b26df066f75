package dev.recs.serving;

import java.util.function.IntBinaryOperator;
import org.springframework.jdbc.core.JdbcTemplate;

/** A shop whose even products are tea cups and whose odd ones are lamps, for tests whose lists the jobs make. */
final class TeaAndLamps {

    private TeaAndLamps() {}

    /** @param product the number of what a user bought with an order, by their numbers */
    static void fill(JdbcTemplate mysql, int products, int users, int orders, IntBinaryOperator product) {
        for (int i = 0; i < products; i++) {
            mysql.update(
                    "INSERT INTO sample_shop.products (product_id, name, category, brand, description, price, currency,"
                            + " image_url, in_stock, updated_at) VALUES (?, ?, ?, '', '', 2, 'GBP', '', TRUE, NOW(3))",
                    "P%02d".formatted(i),
                    (i % 2 == 0 ? "tea cup no. " : "desk lamp no. ") + i,
                    i % 2 == 0 ? "tea" : "lamps");
        }
        for (int i = 0; i < users; i++) {
            String customer = "c%02d".formatted(i);
            mysql.update("INSERT INTO sample_shop.customers VALUES (?, NOW(3) - INTERVAL 400 DAY)", customer);
            for (int j = 0; j < orders; j++) {
                String order = customer + "-" + j;
                mysql.update(
                        "INSERT INTO sample_shop.orders VALUES (?, ?, NOW(3) - INTERVAL ? DAY)",
                        order,
                        customer,
                        3 + i + j);
                mysql.update(
                        "INSERT INTO sample_shop.order_lines VALUES (?, ?, 1, 2)",
                        order,
                        "P%02d".formatted(product.applyAsInt(i, j)));
            }
        }
    }
}
