package dev.recs.jobs.check;

import dev.recs.recommender.rules.FeeSettings;
import dev.recs.stores.shop.ShopViews;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All checks of the store's data. */
public final class StoreCheck {

    private final JdbcClient store;
    private final Clock clock;
    private final List<DataCheck> checks;

    public StoreCheck(JdbcClient store, ShopViews shop, Clock clock, CheckSettings settings, FeeSettings fees) {
        this.store = store;
        this.clock = clock;
        this.checks = List.of(
                new RecentPurchaseCheck(shop, settings.active()),
                RowCheck.unknownProducts(shop.productIds(), settings.unknownProducts()),
                RowCheck.unknownUsers(shop.userIds(), settings.unknownUsers()),
                new FutureDateCheck(shop, settings.futureDates()),
                RowCheck.quantities(settings.badQuantities()),
                RowCheck.productNames(settings.missingNames()),
                RowCheck.productCategories(settings.missingCategories()),
                RowCheck.productPrices(settings.missingPrices()),
                RowCheck.usersWithoutPurchase(settings.usersWithoutPurchase()),
                IdentifierCheck.users(shop.userIds(), settings.badIds()),
                IdentifierCheck.products(shop.productIds(), settings.badIds()),
                new AwkwardIdCheck("recs_products", "product_id", shop.productIds()),
                new AwkwardIdCheck("recs_users", "user_id", shop.userIds()),
                new FeeCheck(fees, shop));
    }

    public List<CheckResult> run() {
        Instant now = clock.instant();
        return checks.stream().map(check -> check.run(store, now)).toList();
    }
}
