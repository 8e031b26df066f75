package dev.recs.jobs.imports.load;

import dev.recs.jobs.imports.rows.OrderLine;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps prices of another currency out: a line's price is stored only where its currency is the product's.
 *
 * @param main the commonest currency of the orders file, which products without one have; empty if the file tells none
 */
record LineCurrencies(Connection connection, Optional<String> main) {

    private static final int CHUNK = 500;

    /** Of the products of some lines, as far as they have one; none is read if no line has one. */
    Map<String, String> ofProducts(Collection<OrderLine.Purchase> lines) throws SQLException {
        Map<String, String> currencies = new HashMap<>();
        if (main.isPresent()) {
            List<String> products = lines.stream()
                    .map(line -> line.productId().value())
                    .distinct()
                    .toList();
            for (int from = 0; from < products.size(); from += CHUNK) {
                read(products.subList(from, Math.min(products.size(), from + CHUNK)), currencies);
            }
        }
        return currencies;
    }

    /** Null where the line is of another currency than its product. */
    @Nullable
    BigDecimal price(OrderLine.Purchase line, Map<String, String> ofProducts) {
        if (main.isEmpty() || line.currency().isEmpty()) {
            return line.unitPrice();
        }
        String expected = ofProducts.getOrDefault(line.productId().value(), main.get());
        return line.currency().equals(expected) ? line.unitPrice() : null;
    }

    private void read(List<String> products, Map<String, String> currencies) throws SQLException {
        String sql = "SELECT product_id, currency FROM products WHERE currency IS NOT NULL AND product_id IN (?"
                + ", ?".repeat(products.size() - 1) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < products.size(); i++) {
                statement.setString(i + 1, products.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    currencies.put(rows.getString(1), rows.getString(2));
                }
            }
        }
    }
}
