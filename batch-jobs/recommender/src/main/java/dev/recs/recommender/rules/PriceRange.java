package dev.recs.recommender.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Prices from one to another, both included; a product without a price is in no range but the one of all.
 *
 * @param least null for no lower end
 * @param most null for no upper end
 */
record PriceRange(@Nullable BigDecimal least, @Nullable BigDecimal most) {

    static final PriceRange ALL = new PriceRange(null, null);

    boolean contains(@Nullable BigDecimal price) {
        if (least == null && most == null) {
            return true;
        }
        return price != null
                && (least == null || price.compareTo(least) >= 0)
                && (most == null || price.compareTo(most) <= 0);
    }
}
