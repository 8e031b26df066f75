package dev.recs.jobs.check;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Categories name the shelves of the fallback lists and spread a list over the shop. */
final class ProductCategoryCheck implements DataCheck {

    private static final ViewQuery QUERY =
            new ViewQuery("recs_products p", "p.category IS NULL OR TRIM(p.category) = ''", "p.product_id");

    private final double allowedShare;

    ProductCategoryCheck(double allowedShare) {
        this.allowedShare = allowedShare;
    }

    @Override
    public String subject() {
        return "products without a category";
    }

    @Override
    public String advice() {
        return "fill the category: fallback lists go by it";
    }

    @Override
    public CheckResult run(JdbcClient store, Instant now) {
        return QUERY.run(this, allowedShare, store, now);
    }
}
