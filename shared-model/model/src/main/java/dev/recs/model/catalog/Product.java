package dev.recs.model.catalog;

import dev.recs.model.ProductId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A product as the store's view {@code recs_products} tells it. A text that is not known is empty.
 *
 * @param price null if the store knows none; the page then shows none
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
        boolean inStock) {}
