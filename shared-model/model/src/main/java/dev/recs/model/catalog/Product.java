package dev.recs.model.catalog;

import dev.recs.model.ProductId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A product as the store's view {@code recs_products} tells it. A text that is not known is empty.
 *
 * @param price null if the store knows none; the page then shows none
 * @param groupId what the variants of one product share, such as the sizes of a shirt; empty if the store does not tell
 * @param recommendable false for what is no product of its own, such as a fee or a gift: on no list, and no evidence of what a user likes
 */
public record Product(
        ProductId productId,
        String name,
        String category,
        String brand,
        String description,
        @Nullable BigDecimal price,
        String currency,
        String imageUrl,
        boolean inStock,
        String groupId,
        boolean recommendable) {

    /** A product of a store that tells neither groups nor what is not to be recommended. */
    public Product(
            ProductId productId,
            String name,
            String category,
            String brand,
            String description,
            @Nullable BigDecimal price,
            String currency,
            String imageUrl,
            boolean inStock) {
        this(productId, name, category, brand, description, price, currency, imageUrl, inStock, "", true);
    }

    /** The same as no product of its own. */
    public Product notRecommendable() {
        return new Product(
                productId, name, category, brand, description, price, currency, imageUrl, inStock, groupId, false);
    }
}
