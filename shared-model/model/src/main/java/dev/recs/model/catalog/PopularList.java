package dev.recs.model.catalog;

import dev.recs.model.ProductId;
import dev.recs.model.ranking.RankingParameters;
import java.time.Instant;
import java.util.List;

/**
 * The products most bought of late, best first.
 *
 * @param category the category they are of; empty for the list over all products
 * @param excluded what the shop's rules keep off every list; only the list over all products names it
 * @param parameters what the lists of this run are ranked by; only the list over all products has it
 */
public record PopularList(
        String category,
        Instant asOf,
        List<PopularProduct> items,
        List<ProductId> excluded,
        RankingParameters parameters) {

    public PopularList {
        items = List.copyOf(items);
        excluded = List.copyOf(excluded);
    }

    /** With nothing withheld, and nothing told of the ranking. */
    public PopularList(String category, Instant asOf, List<PopularProduct> items) {
        this(category, asOf, items, List.of(), RankingParameters.NONE);
    }
}
