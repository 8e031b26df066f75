package dev.recs.recommender.lists;

import dev.recs.model.catalog.PopularProduct;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.rules.ActiveRules;
import dev.recs.recommender.rules.ActiveRules.Pin;
import dev.recs.recommender.variants.Variants;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The popular lists, which stand in where a user has no list, as the shop's rules want them. */
public final class PopularListMaker {

    private static final Comparator<PopularProduct> BEST_FIRST = Comparator.comparingDouble(
                    (PopularProduct product) -> -product.score())
            .thenComparing(product -> product.productId().value());

    private final CatalogModel model;
    private final ActiveRules rules;
    private final Variants variants;

    public PopularListMaker(CatalogModel model, ActiveRules rules) {
        this.model = model;
        this.rules = rules;
        this.variants = Variants.find(model.index());
    }

    /** @param category empty for the list over all products */
    public List<PopularProduct> popular(String category, int limit) {
        Set<Integer> seen = new HashSet<>();
        if (rules.isEmpty()) {
            return model.popular(category, model.index().size()).stream()
                    .filter(product -> seen.add(variants.groupOf(numberOf(product))))
                    .limit(limit)
                    .toList();
        }
        SortedMap<Integer, PopularProduct> pins = pins(category);
        List<PopularProduct> others = model.popular(category, model.index().size()).stream()
                .map(this::weighed)
                .filter(product -> product.score() > 0 && !rules.hide(numberOf(product)))
                .filter(product ->
                        pins.values().stream().noneMatch(pin -> pin.productId().equals(product.productId())))
                .sorted(BEST_FIRST)
                .filter(product -> seen.add(variants.groupOf(numberOf(product))))
                .limit(limit)
                .toList();
        return Places.give(others, pins, limit);
    }

    /** Pinned products count as the best. */
    private SortedMap<Integer, PopularProduct> pins(String category) {
        SortedMap<Integer, PopularProduct> pins = new TreeMap<>();
        for (Pin pin : rules.pins()) {
            boolean isWanted = model.index().product(pin.product()).inStock()
                    && (category.isEmpty()
                            || model.index().product(pin.product()).category().equals(category));
            if (isWanted) {
                pins.put(pin.position(), new PopularProduct(model.index().idOf(pin.product()), 1));
            }
        }
        return pins;
    }

    private PopularProduct weighed(PopularProduct product) {
        return new PopularProduct(product.productId(), rules.weigh(numberOf(product), product.score()));
    }

    private int numberOf(PopularProduct product) {
        return model.index().numberOf(product.productId().value());
    }
}
