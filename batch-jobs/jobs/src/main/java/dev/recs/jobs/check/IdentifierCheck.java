package dev.recs.jobs.check;

import dev.recs.stores.shop.IdColumn;
import dev.recs.stores.shop.ShopView;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A row whose id is none of ours ({@code UserId}, {@code ProductId}) is left out of every run. */
final class IdentifierCheck implements DataCheck {

    private final String who;
    private final ViewQuery query;
    private final double allowedShare;
    private final String advice;

    private IdentifierCheck(String who, ShopView view, String column, IdColumn ids, double allowedShare) {
        this.who = who;
        // A number has no blanks, but MySQL takes 0 for ''; nor have bytes a text.
        String wrong = ids instanceof IdColumn.TextIds ? wrong(column) : "FALSE";
        this.query = new ViewQuery(view.viewName(), wrong, column);
        this.allowedShare = allowedShare;
        this.advice = "trim the ids in the view " + view.viewName() + "; until then these rows are left out";
    }

    static IdentifierCheck users(IdColumn ids, double allowedShare) {
        return new IdentifierCheck("users", ShopView.USERS, "user_id", ids, allowedShare);
    }

    static IdentifierCheck products(IdColumn ids, double allowedShare) {
        return new IdentifierCheck("products", ShopView.PRODUCTS, "product_id", ids, allowedShare);
    }

    private static String wrong(String column) {
        return "CHAR_LENGTH(%1$s) NOT BETWEEN 1 AND 64 OR %1$s LIKE ' %%' OR %1$s LIKE '%% ' OR %1$s REGEXP '[[:cntrl:]]'"
                .formatted(column);
    }

    @Override
    public String subject() {
        return who + " whose id is empty, too long, begins or ends with a blank or holds a control character";
    }

    @Override
    public String advice() {
        return advice;
    }

    @Override
    public CheckResult run(JdbcClient store, Instant now) {
        return query.run(this, allowedShare, store, now);
    }
}
