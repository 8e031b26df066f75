package dev.recs.jobs.check;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Returns and corrections are not purchases. */
final class QuantityCheck implements DataCheck {

    private static final ViewQuery QUERY = new ViewQuery("recs_purchases b", "b.quantity < 1", "b.order_id");

    private final double allowedShare;

    QuantityCheck(double allowedShare) {
        this.allowedShare = allowedShare;
    }

    @Override
    public String subject() {
        return "purchases of a quantity below 1";
    }

    @Override
    public String advice() {
        return "leave returns out of the view recs_purchases";
    }

    @Override
    public CheckResult run(JdbcClient store, Instant now) {
        return QUERY.run(this, allowedShare, store, now);
    }
}
