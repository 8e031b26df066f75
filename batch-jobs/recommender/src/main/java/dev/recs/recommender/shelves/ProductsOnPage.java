package dev.recs.recommender.shelves;

import dev.recs.recommender.ranking.Scored;
import dev.recs.recommender.variants.Variants;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** What a page shows already, so that no product stands on it twice. */
final class ProductsOnPage {

    private final Scored scored;
    private final int shelfSize;
    private final Variants variants;
    /** Groups of variants. */
    private final Set<Integer> shown = new HashSet<>();

    ProductsOnPage(Scored scored, int shelfSize, Variants variants) {
        this.scored = scored;
        this.shelfSize = shelfSize;
        this.variants = variants;
    }

    void show(int[] products, int count) {
        for (int i = 0; i < Math.min(count, products.length); i++) {
            shown.add(variants.groupOf(products[i]));
        }
    }

    int shelfSize() {
        return shelfSize;
    }

    /** Whether a shelf may have a product that is new to the user, or may repeat. */
    boolean isFree(int product) {
        return !shown.contains(variants.groupOf(product)) && scored.isWanted(product);
    }

    /** Whether a shelf may have a product that the user has. */
    boolean isFreeAgain(int product) {
        return !shown.contains(variants.groupOf(product)) && scored.isForSale(product);
    }

    /** As many of them as a shelf holds, one variant of each product. */
    int[] fitting(int[] products) {
        int[] distinct = variants.distinct(products);
        return Arrays.copyOf(distinct, Math.min(shelfSize, distinct.length));
    }

    /** The first that are free, in their order. */
    int[] free(int[] products) {
        return fitting(IntStream.of(products).filter(this::isFree).toArray());
    }
}
