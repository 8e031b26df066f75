package dev.recs.jobs.check;

import dev.recs.stores.shop.ShopView;
import dev.recs.stores.shop.ShopViews;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The nightly choice is who was active in the last 90 days: over older data it is nobody. Counts one for a store without such a purchase. */
final class RecentPurchaseCheck implements DataCheck {

    private final ShopViews shop;
    private final Duration active;

    RecentPurchaseCheck(ShopViews shop, Duration active) {
        this.shop = shop;
        this.active = active;
    }

    @Override
    public String subject() {
        return "stores without a purchase in the last %d days".formatted(active.toDays());
    }

    @Override
    public String advice() {
        return "import newer orders, or move old ones with --shift-to; refresh --all takes every user whatever the date";
    }

    @Override
    public CheckResult run(JdbcClient store, Instant now) {
        long recent = store.sql("SELECT COUNT(*) FROM recs_purchases WHERE purchased_at > :since")
                .param("since", shop.bound(now.minus(active), ShopView.PURCHASES, "purchased_at"))
                .query(Long.class)
                .single();
        return new CheckResult(subject(), 1, recent == 0 ? 1 : 0, 0, List.of(), advice());
    }
}
