package dev.recs.check;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All checks of the store's data. */
public final class StoreCheck {

    private static final List<DataCheck> CHECKS = List.of(
            new RecentPurchaseCheck(),
            new UnknownProductCheck(),
            new UnknownUserCheck(),
            new FutureDateCheck(),
            new QuantityCheck(),
            new ProductTextCheck(),
            new ProductCategoryCheck(),
            new ProductPriceCheck(),
            new UserHistoryCheck(),
            new IdentifierCheck());

    private final JdbcClient store;
    private final Clock clock;

    public StoreCheck(JdbcClient store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public List<CheckResult> run() {
        Instant now = clock.instant();
        return CHECKS.stream().map(check -> check.run(store, now)).toList();
    }
}
