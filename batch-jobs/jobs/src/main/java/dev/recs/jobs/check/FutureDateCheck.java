package dev.recs.jobs.check;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A purchase in the future is left out of every run until its time comes. */
final class FutureDateCheck implements DataCheck {

    private static final ViewQuery QUERY = new ViewQuery("recs_purchases b", "b.purchased_at > :now", "b.order_id");

    private final double allowedShare;

    FutureDateCheck(double allowedShare) {
        this.allowedShare = allowedShare;
    }

    @Override
    public String subject() {
        return "purchases dated in the future";
    }

    @Override
    public String advice() {
        return "times must be UTC; look for an import with another time zone";
    }

    @Override
    public CheckResult run(JdbcClient store, Instant now) {
        return QUERY.run(this, allowedShare, store, now);
    }
}
