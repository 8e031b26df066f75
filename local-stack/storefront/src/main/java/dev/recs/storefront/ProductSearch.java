package dev.recs.storefront;

import dev.recs.model.ProductId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Finds products of the store by the words of their names. */
final class ProductSearch {

    static final int MAX_FOUND = 60;

    private static final int MAX_WORDS = 8;
    private static final String FIELDS = """
            SELECT p.product_id, p.name, p.category, p.description, p.price, p.currency, p.image_url, p.in_stock
            FROM recs_products p
            """;

    private final JdbcClient jdbc;

    ProductSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Shown> byId(ProductId id) {
        return jdbc.sql(FIELDS + "WHERE p.product_id = ?")
                .param(id.value())
                .query(ProductSearch::shown)
                .optional();
    }

    /** In stock and with all the words in the name, in the order of names; the best sellers if there are no words. */
    List<Shown> find(String query) {
        List<String> words = Arrays.stream(query.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .toList();
        return words.isEmpty() ? bestSellers() : withAll(words);
    }

    private List<Shown> withAll(List<String> words) {
        String conditions = " AND p.name LIKE ? ESCAPE '!'".repeat(words.size());
        StatementSpec statement = jdbc.sql(
                FIELDS + "WHERE p.in_stock" + conditions + " ORDER BY p.name, p.product_id LIMIT " + MAX_FOUND);
        for (String word : words) {
            statement = statement.param("%" + word.replaceAll("[!%_]", "!$0") + "%");
        }
        return statement.query(ProductSearch::shown).list();
    }

    private List<Shown> bestSellers() {
        return jdbc.sql(FIELDS + """
                        JOIN (SELECT product_id, COUNT(*) AS sold FROM recs_purchases GROUP BY product_id) s USING (product_id)
                        WHERE p.in_stock ORDER BY s.sold DESC, p.product_id LIMIT
                        """ + MAX_FOUND).query(ProductSearch::shown).list();
    }

    private static Shown shown(ResultSet row, int number) throws SQLException {
        return new Shown(
                row.getString("product_id"),
                row.getString("name"),
                row.getString("category"),
                row.getString("description"),
                row.getBigDecimal("price"),
                row.getString("currency"),
                row.getString("image_url"),
                row.getBoolean("in_stock"));
    }

    /** A product as the page shows it; the names are those of the API. */
    record Shown(
            String productId,
            @Nullable String name,
            @Nullable String category,
            @Nullable String description,
            @Nullable BigDecimal price,
            @Nullable String currency,
            @Nullable String imageUrl,
            boolean inStock) {}
}
