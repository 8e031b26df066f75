package dev.recs.jobs.check;

import dev.recs.model.catalog.Product;
import dev.recs.recommender.rules.FeeSettings;
import dev.recs.recommender.rules.FeesAndGifts;
import dev.recs.recommender.rules.FeesAndGifts.Finding;
import dev.recs.stores.catalog.LinePrices;
import dev.recs.stores.catalog.Products;
import dev.recs.stores.shop.ShopViews;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fees and gifts among the products: named, with the rule that finds each. It never fails, since a shop may well have them. */
final class FeeCheck implements DataCheck {

    private static final double ALLOWED = 1;

    private final FeeSettings settings;
    private final ShopViews shop;

    FeeCheck(FeeSettings settings, ShopViews shop) {
        this.settings = settings;
        this.shop = shop;
    }

    @Override
    public String subject() {
        return "fees and gifts among the products";
    }

    @Override
    public String advice() {
        return "they are on no list; recs.fees.exceptions lists those that are products (docs/guide/rules.md)";
    }

    @Override
    public CheckResult run(JdbcClient store, Instant now) {
        FeesAndGifts orders = new FeesAndGifts();
        new LinePrices(store, shop).forEach(now, orders::add);
        List<Product> catalog = new Products(store, shop).all();
        List<String> findings =
                orders.findings(settings, catalog).stream().map(FeeCheck::text).toList();
        return new CheckResult(subject(), catalog.size(), findings.size(), ALLOWED, findings, advice());
    }

    private static String text(Finding finding) {
        return String.format(
                Locale.ROOT,
                "%s (%s; in %d of %d orders, alone in %d)",
                finding.productId(),
                finding.kind().rule(),
                finding.ordersWithIt(),
                finding.orders(),
                finding.soleOrders());
    }
}
