package dev.recs.jobs.check;

import dev.recs.stores.shop.ShopView;
import dev.recs.stores.shop.ShopViews;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A purchase in the future is left out of every run until its time comes. */
final class FutureDateCheck implements DataCheck {

    private static final ViewQuery QUERY = new ViewQuery("recs_purchases b", "b.purchased_at > :now", "b.order_id");

    private final ShopViews shop;
    private final double allowedShare;

    FutureDateCheck(ShopViews shop, double allowedShare) {
        this.shop = shop;
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
        return QUERY.run(this, allowedShare, store, shop.bound(now, ShopView.PURCHASES, "purchased_at"));
    }
}
