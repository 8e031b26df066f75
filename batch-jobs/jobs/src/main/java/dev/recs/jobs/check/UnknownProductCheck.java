package dev.recs.jobs.check;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A product that was bought but is in no catalog has no name, no text and no vector: its purchases teach nothing. */
final class UnknownProductCheck implements DataCheck {

    private static final ViewQuery QUERY = new ViewQuery(
            "recs_purchases b LEFT JOIN recs_products p ON p.product_id = b.product_id",
            "p.product_id IS NULL",
            "b.product_id");

    private final double allowedShare;

    UnknownProductCheck(double allowedShare) {
        this.allowedShare = allowedShare;
    }

    @Override
    public String subject() {
        return "purchases of products that are not in the catalog";
    }

    @Override
    public String advice() {
        return "keep sold-out products in recs_products with in_stock = 0";
    }

    @Override
    public CheckResult run(JdbcClient store, Instant now) {
        return QUERY.run(this, allowedShare, store, now);
    }
}
