package dev.recs.jobs.check;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A product without a price is shown without one. */
final class ProductPriceCheck implements DataCheck {

    private static final ViewQuery QUERY =
            new ViewQuery("recs_products p", "p.in_stock = 1 AND (p.price IS NULL OR p.price <= 0)", "p.product_id");

    private final double allowedShare;

    ProductPriceCheck(double allowedShare) {
        this.allowedShare = allowedShare;
    }

    @Override
    public String subject() {
        return "products in stock without a price";
    }

    @Override
    public String advice() {
        return "fill the price in recs_products";
    }

    @Override
    public CheckResult run(JdbcClient store, Instant now) {
        return QUERY.run(this, allowedShare, store, now);
    }
}
