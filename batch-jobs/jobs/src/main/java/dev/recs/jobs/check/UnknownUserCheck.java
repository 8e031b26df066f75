package dev.recs.jobs.check;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A purchase whose user is in no view is never read. Shops keep the orders of deleted accounts, so some are fine. */
final class UnknownUserCheck implements DataCheck {

    private static final ViewQuery QUERY = new ViewQuery(
            "recs_purchases b LEFT JOIN recs_users u ON u.user_id = b.user_id", "u.user_id IS NULL", "b.user_id");

    private final double allowedShare;

    UnknownUserCheck(double allowedShare) {
        this.allowedShare = allowedShare;
    }

    @Override
    public String subject() {
        return "purchases of users that are not in recs_users";
    }

    @Override
    public String advice() {
        return "let the view recs_users list every buyer; for orders of deleted accounts raise recs.check.unknown-users";
    }

    @Override
    public CheckResult run(JdbcClient store, Instant now) {
        return QUERY.run(this, allowedShare, store, now);
    }
}
