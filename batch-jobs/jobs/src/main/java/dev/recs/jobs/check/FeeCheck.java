package dev.recs.jobs.check;

import dev.recs.recommender.rules.FeesAndGifts;
import dev.recs.recommender.rules.FeesAndGifts.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fees and gifts among the products: named, with the rule that finds each. It never fails, since a shop may well have them. */
final class FeeCheck implements DataCheck {

    private static final String LINES = """
            SELECT b.order_id, b.product_id, p.unit_price
            FROM recs_purchases b
            LEFT JOIN recs_line_prices p ON p.order_id = b.order_id AND p.product_id = b.product_id
            ORDER BY b.order_id
            """;

    private static final double ALLOWED = 1;
    private static final int FETCH_SIZE = 10_000;

    private final FeesAndGifts.Settings settings;

    FeeCheck(FeesAndGifts.Settings settings) {
        this.settings = settings;
    }

    @Override
    public String subject() {
        return "fees and gifts among the products";
    }

    @Override
    public String advice() {
        return "exclude them by a rule (docs/guide/rules.md), or list them in recs.check.no-fees if they are products";
    }

    @Override
    public CheckResult run(JdbcClient store, Instant now) {
        FeesAndGifts orders = new FeesAndGifts();
        List<FeesAndGifts.Line> order = new ArrayList<>();
        String[] current = {""};
        store.sql(LINES).withFetchSize(FETCH_SIZE).query(row -> {
            String id = row.getString(1);
            if (!id.equals(current[0])) {
                orders.add(order);
                order.clear();
                current[0] = id;
            }
            double price = row.getDouble(3);
            order.add(new FeesAndGifts.Line(
                    row.getString(2), row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(price)));
        });
        orders.add(order);
        List<String> findings =
                orders.findings(settings).stream().map(FeeCheck::text).toList();
        return new CheckResult(subject(), products(store), findings.size(), ALLOWED, findings, advice());
    }

    private static long products(JdbcClient store) {
        return store.sql("SELECT COUNT(*) FROM recs_products").query(Long.class).single();
    }

    private static String text(Finding finding) {
        return String.format(
                Locale.ROOT,
                "%s (%s; in %d of %d orders, alone in %d)",
                finding.productId(),
                finding.kind().rule(),
                finding.ordersWithIt(),
                finding.orders(),
                finding.soleOrders());
    }
}
