package dev.recs.jobs.check;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A user who never bought anything gets the popular list until the first search or view. */
final class UserHistoryCheck implements DataCheck {

    private static final ViewQuery QUERY = new ViewQuery(
            "recs_users u", "NOT EXISTS (SELECT 1 FROM recs_purchases b WHERE b.user_id = u.user_id)", "u.user_id");

    private final double allowedShare;

    UserHistoryCheck(double allowedShare) {
        this.allowedShare = allowedShare;
    }

    @Override
    public String subject() {
        return "users without a purchase";
    }

    @Override
    public String advice() {
        return "normal for new accounts; if it is most of them, recs_purchases may miss orders";
    }

    @Override
    public CheckResult run(JdbcClient store, Instant now) {
        return QUERY.run(this, allowedShare, store, now);
    }
}
