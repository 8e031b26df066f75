package dev.recs.evaluation;

import dev.recs.jobs.imports.load.StoreFiles;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.failure.BadInput;
import dev.recs.model.order.OrderSource;
import dev.recs.pipeline.CatalogProducts;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.rules.FeeSettings;
import dev.recs.recommender.rules.FeesAndGifts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Everything a store knows, before any of it is held out. */
public record StoreHistory(ProductIndex index, PurchaseHistory purchases, StoreEvents events) {

    /**
     * From files; of two rows with the same product the first counts.
     *
     * @param fees lines of one user and moment are an order; gifts are not told, as prices are not read
     */
    public static StoreHistory ofFiles(Path products, Path orders, FeeSettings fees, Consumer<String> rejected) {
        StoreFiles files = new StoreFiles(rejected);
        Map<String, Product> catalog = new LinkedHashMap<>();
        files.products(
                products, product -> catalog.putIfAbsent(product.productId().value(), product));
        return read(catalog, fees, line -> files.orders(orders, line::accept));
    }

    /** From the store itself, as the nightly job reads it: without products that are not in the catalog. */
    public static StoreHistory ofStore(CatalogProducts products, OrderSource orders, Instant asOf) {
        ProductIndex index = new ProductIndex(products.all(asOf));
        PurchaseHistory purchases = PurchaseHistory.read(orders, index, asOf);
        if (purchases.lines() == 0) {
            throw new BadInput("the store has no purchases of products in its catalog: look at the views recs_purchases"
                    + " and recs_products, or give --products and --orders");
        }
        return new StoreHistory(index, purchases, StoreEvents.NONE);
    }

    /** The same purchases with the searches and views of a file. */
    public StoreHistory withEvents(Path events, Consumer<String> rejected) {
        return new StoreHistory(index, purchases, StoreEvents.ofFile(events, rejected));
    }

    /** @param lines gives every order line, in any order; of two at the same moment the first stays first */
    static StoreHistory read(Map<String, Product> catalog, FeeSettings fees, Consumer<OrderSource.OrderLine> lines) {
        TreeMap<UserId, List<Line>> byUser = new TreeMap<>();
        Map<String, UserId> users = new LinkedHashMap<>();
        Map<String, String> ids = new LinkedHashMap<>();
        lines.accept((userId, productId, purchasedAt) -> {
            catalog.computeIfAbsent(productId, StoreHistory::nameless);
            byUser.computeIfAbsent(users.computeIfAbsent(userId, UserId::new), user -> new ArrayList<>())
                    .add(new Line(ids.computeIfAbsent(productId, id -> id), purchasedAt));
        });
        if (byUser.isEmpty()) {
            throw new BadInput("no order line could be used: check the columns and the times of the orders");
        }
        Set<String> found = fees(byUser, fees, catalog.values());
        ProductIndex index = new ProductIndex(catalog.values().stream()
                .map(product -> found.contains(product.productId().value()) ? product.notRecommendable() : product)
                .sorted(Comparator.comparing(Product::productId))
                .toList());
        return new StoreHistory(
                index, PurchaseHistory.read((asOf, line) -> tell(byUser, line), index, Instant.MAX), StoreEvents.NONE);
    }

    private static Set<String> fees(Map<UserId, List<Line>> byUser, FeeSettings fees, Collection<Product> catalog) {
        FeesAndGifts orders = new FeesAndGifts();
        tell(
                byUser,
                (user, product, at) -> orders.add(user + " " + at.toEpochMilli(), product, OptionalDouble.empty()));
        return orders.findings(fees, catalog).stream()
                .map(FeesAndGifts.Finding::productId)
                .collect(Collectors.toSet());
    }

    private static void tell(Map<UserId, List<Line>> byUser, OrderSource.OrderLine line) {
        byUser.forEach((user, ofUser) -> {
            ofUser.sort(Comparator.comparing(Line::purchasedAt));
            ofUser.forEach(one -> line.accept(user.value(), one.productId(), one.purchasedAt()));
        });
    }

    /** A product that was sold but is not in the catalog goes by its id. */
    private static Product nameless(String id) {
        return new Product(new ProductId(id), id, "", "", "", null, "", "", true);
    }

    /** The moment of the newest line. */
    public Instant newest() {
        long newest = Long.MIN_VALUE;
        for (int line = 0; line < purchases.lines(); line++) {
            newest = Math.max(newest, purchases.millis(line));
        }
        return Instant.ofEpochMilli(newest);
    }

    private record Line(String productId, Instant purchasedAt) {}
}
