package dev.recs.jobs.check;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Without a name there is nothing to embed or to show: such a product is never recommended. */
final class ProductTextCheck implements DataCheck {

    private static final ViewQuery QUERY =
            new ViewQuery("recs_products p", "p.name IS NULL OR TRIM(p.name) = ''", "p.product_id");

    private final double allowedShare;

    ProductTextCheck(double allowedShare) {
        this.allowedShare = allowedShare;
    }

    @Override
    public String subject() {
        return "products without a name";
    }

    @Override
    public String advice() {
        return "give them a name, or leave them out of recs_products";
    }

    @Override
    public CheckResult run(JdbcClient store, Instant now) {
        return QUERY.run(this, allowedShare, store, now);
    }
}
