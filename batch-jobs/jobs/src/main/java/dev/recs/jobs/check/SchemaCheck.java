package dev.recs.jobs.check;

import dev.recs.stores.schema.RecsSchema;
import dev.recs.stores.shop.ShopView;
import dev.recs.stores.shop.ShopViews;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/** Whether our tables are those of this release, and the views are as they should be: asked first, because the other checks read them. */
public final class SchemaCheck {

    private static final String SUBJECT = "tables that are not up to date and views that cannot be used";
    private static final String ADVICE =
            "run 'recs migrate' for tables; docs/reference/shop-views.md lists the columns of the views";

    private SchemaCheck() {}

    /** Changes nothing. */
    public static CheckResult run(RecsSchema schema, JdbcOperations jdbc) {
        List<String> pending = schema.pending();
        List<String> faults = pending.isEmpty()
                ? ShopViews.faults(jdbc)
                : List.of("our tables are behind by the versions " + String.join(", ", pending));
        return new CheckResult(SUBJECT, ShopView.values().length, faults.size(), 0, faults, ADVICE);
    }
}
