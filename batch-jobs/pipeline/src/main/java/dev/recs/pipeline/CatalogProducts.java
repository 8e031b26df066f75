package dev.recs.pipeline;

import dev.recs.model.catalog.Product;
import dev.recs.recommender.rules.FeeSettings;
import dev.recs.recommender.rules.FeesAndGifts;
import dev.recs.recommender.rules.FeesAndGifts.Finding;
import dev.recs.stores.catalog.LinePrices;
import dev.recs.stores.catalog.Products;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalog of the store, in which fees and gifts are marked as no products of their own. */
public final class CatalogProducts {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogProducts.class);

    private final Products products;
    private final LinePrices lines;
    private final FeeSettings settings;

    public CatalogProducts(Products products, LinePrices lines, FeeSettings settings) {
        this.products = products;
        this.lines = lines;
        this.settings = settings;
    }

    /** As the store tells it. */
    public Products products() {
        return products;
    }

    /** Every product, by id; what the orders up to a moment, or its name, show to be a fee or a gift is not recommendable, and is named in the log. */
    public List<Product> all(Instant asOf) {
        FeesAndGifts orders = new FeesAndGifts();
        lines.forEach(asOf, orders::add);
        List<Product> all = products.all();
        Map<String, Finding> found = orders.findings(settings, all).stream()
                .collect(Collectors.toMap(Finding::productId, Function.identity()));
        return all.stream()
                .map(product -> marked(product, found.get(product.productId().value())))
                .toList();
    }

    private static Product marked(Product product, @Nullable Finding finding) {
        if (finding == null || !product.recommendable()) {
            return product;
        }
        LOG.info(
                "product {} is no candidate and no evidence: {}; recs.fees.exceptions lists what is a product",
                product.productId(),
                finding.kind().rule());
        return product.notRecommendable();
    }
}
