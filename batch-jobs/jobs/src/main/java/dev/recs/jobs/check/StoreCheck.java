package dev.recs.jobs.check;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All checks of the store's data. */
public final class StoreCheck {

    private final JdbcClient store;
    private final Clock clock;
    private final List<DataCheck> checks;

    public StoreCheck(JdbcClient store, Clock clock, CheckSettings settings) {
        this.store = store;
        this.clock = clock;
        this.checks = List.of(
                new RecentPurchaseCheck(settings.active()),
                new UnknownProductCheck(settings.unknownProducts()),
                new UnknownUserCheck(settings.unknownUsers()),
                new FutureDateCheck(settings.futureDates()),
                new QuantityCheck(settings.badQuantities()),
                new ProductTextCheck(settings.missingNames()),
                new ProductCategoryCheck(settings.missingCategories()),
                new ProductPriceCheck(settings.missingPrices()),
                new UserHistoryCheck(settings.usersWithoutPurchase()),
                new IdentifierCheck(settings.badIds()),
                new AwkwardIdCheck("recs_products", "product_id"),
                new AwkwardIdCheck("recs_users", "user_id"),
                new FeeCheck(settings.fees()));
    }

    public List<CheckResult> run() {
        Instant now = clock.instant();
        return checks.stream().map(check -> check.run(store, now)).toList();
    }
}
