package dev.recs.recommender.rules;

import dev.recs.model.catalog.Product;
import java.util.List;

/**
 * Which products a rule is about: all that is said must hold; an empty list says nothing.
 *
 * @param products ids
 */
record Selector(List<String> products, List<String> categories, List<String> brands, PriceRange price) {

    Selector {
        products = List.copyOf(products);
        categories = List.copyOf(categories);
        brands = List.copyOf(brands);
    }

    boolean saysNothing() {
        return products.isEmpty() && categories.isEmpty() && brands.isEmpty() && price.equals(PriceRange.ALL);
    }

    boolean matches(Product product) {
        return isAmong(products, product.productId().value())
                && isAmong(categories, product.category())
                && isAmong(brands, product.brand())
                && price.contains(product.price());
    }

    private static boolean isAmong(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
