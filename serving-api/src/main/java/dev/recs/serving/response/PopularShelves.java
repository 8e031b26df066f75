package dev.recs.serving.response;

import dev.recs.model.catalog.PopularProduct;
import dev.recs.model.recommendation.Shelf;
import dev.recs.model.recommendation.ShelfKind;
import dev.recs.serving.catalog.PopularSnapshot;
import java.util.ArrayList;
import java.util.List;

/** The shelves where a user has none: popular in the categories the user buys most in, and overall. */
final class PopularShelves {

    private static final int CATEGORIES = 3;

    private PopularShelves() {}

    static List<Shelf> build(PopularSnapshot popular, List<String> categories) {
        List<Shelf> shelves = new ArrayList<>();
        categories.stream()
                .filter(category -> !category.isEmpty())
                .limit(CATEGORIES)
                .forEach(category -> shelves.add(shelf(ShelfKind.MORE_IN_CATEGORY, category, popular.of(category))));
        shelves.add(shelf(ShelfKind.TRENDING, "", popular.of("")));
        return shelves;
    }

    private static Shelf shelf(ShelfKind kind, String subject, List<PopularProduct> products) {
        return new Shelf(
                kind.wireName(),
                subject,
                products.stream().map(PopularProduct::productId).toList());
    }
}
