package dev.recs.jobs.check;

import dev.recs.stores.shop.IdColumn;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An id with blanks at its ends would be refused in the middle of a run. */
final class IdentifierCheck implements DataCheck {

    private static final ViewQuery QUERY =
            new ViewQuery("recs_users u", "u.user_id = '' OR u.user_id LIKE ' %' OR u.user_id LIKE '% '", "u.user_id");

    /** A number has no blanks, but MySQL takes 0 for ''; nor have bytes a text. */
    private static final ViewQuery NONE = new ViewQuery("recs_users u", "FALSE", "u.user_id");

    private final IdColumn ids;

    private final double allowedShare;

    IdentifierCheck(IdColumn ids, double allowedShare) {
        this.ids = ids;
        this.allowedShare = allowedShare;
    }

    @Override
    public String subject() {
        return "users whose id is empty or begins or ends with a blank";
    }

    @Override
    public String advice() {
        return "trim the ids in the view recs_users";
    }

    @Override
    public CheckResult run(JdbcClient store, Instant now) {
        return (ids instanceof IdColumn.TextIds ? QUERY : NONE).run(this, allowedShare, store, now);
    }
}
