package dev.recs.recommender.shelves;

import dev.recs.recommender.ranking.Scored;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** What a page shows already, so that no product stands on it twice. */
final class ProductsOnPage {

    private final Scored scored;
    private final int shelfSize;
    private final Set<Integer> shown = new HashSet<>();

    ProductsOnPage(Scored scored, int shelfSize) {
        this.scored = scored;
        this.shelfSize = shelfSize;
    }

    void show(int[] products, int count) {
        for (int i = 0; i < Math.min(count, products.length); i++) {
            shown.add(products[i]);
        }
    }

    int shelfSize() {
        return shelfSize;
    }

    /** Whether a shelf may have a product that is new to the user, or may repeat. */
    boolean isFree(int product) {
        return !shown.contains(product) && scored.isWanted(product);
    }

    /** Whether a shelf may have a product that the user has. */
    boolean isFreeAgain(int product) {
        return !shown.contains(product) && scored.isForSale(product);
    }

    /** The first that are free, in their order. */
    int[] free(int[] products) {
        int[] free = new int[Math.min(shelfSize, products.length)];
        int count = 0;
        for (int i = 0; i < products.length && count < free.length; i++) {
            if (isFree(products[i])) {
                free[count++] = products[i];
            }
        }
        return Arrays.copyOf(free, count);
    }
}
