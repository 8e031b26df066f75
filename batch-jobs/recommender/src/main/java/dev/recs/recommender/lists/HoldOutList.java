package dev.recs.recommender.lists;

import dev.recs.model.catalog.PopularProduct;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.ranking.Ranker;
import dev.recs.recommender.rules.ActiveRules;
import java.util.List;
import java.util.Set;

/** The popular products of a moment, best first, which a user of the hold-out gets but for what the user refused. */
record HoldOutList(List<Popular> products) {

    static final HoldOutList NONE = new HoldOutList(List.of());

    HoldOutList {
        products = List.copyOf(products);
    }

    /** As {@link PopularListMaker} makes it for everybody. */
    static HoldOutList of(CatalogModel model, ActiveRules rules) {
        return new HoldOutList(new PopularListMaker(model, rules)
                .popular("", model.index().size()).stream()
                        .map(product -> new Popular(
                                model.index().numberOf(product.productId().value()), product))
                        .toList());
    }

    /** Without shelves. What the user has is not left out: that would be personal. */
    PersonalList without(Set<Integer> refused) {
        return new PersonalList(
                products.stream()
                        .filter(popular -> !refused.contains(popular.number()))
                        .limit(Ranker.LIST_SIZE)
                        .map(popular -> item(popular.product()))
                        .toList(),
                List.of());
    }

    private static Recommendation item(PopularProduct product) {
        return new Recommendation(
                product.productId(), product.score(), List.of(new Reason(ReasonType.TRENDING, "", product.score())));
    }

    /** @param number in the catalog */
    record Popular(int number, PopularProduct product) {}
}
