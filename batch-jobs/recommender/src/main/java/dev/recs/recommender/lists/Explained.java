package dev.recs.recommender.lists;

import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import java.util.ArrayList;
import java.util.List;

/** Adds to the reasons of a list what changed its order; contributions still add up. */
final class Explained {

    private final ProductIndex index;
    private final Chosen chosen;

    Explained(ProductIndex index, Chosen chosen) {
        this.index = index;
        this.chosen = chosen;
    }

    /** @param list of the chosen products, in their order */
    List<Recommendation> explain(List<Recommendation> list) {
        List<Recommendation> explained = new ArrayList<>(list.size());
        for (int rank = 0; rank < list.size(); rank++) {
            int product = chosen.products()[rank];
            Integer alike = chosen.lowered().get(product);
            String rule = chosen.pinned().get(product);
            if (rule != null) {
                explained.add(lifted(list, rank, rule));
            } else {
                explained.add(named(product, alike == null ? list.get(rank) : lowered(list.get(rank), alike)));
            }
        }
        return explained;
    }

    private Recommendation named(int product, Recommendation item) {
        Integer designs = chosen.designs().get(product);
        return designs == null ? item : with(item, new Reason(ReasonType.DESIGNS, designs.toString(), 0));
    }

    private static Recommendation with(Recommendation item, Reason reason) {
        List<Reason> reasons = new ArrayList<>(item.reasons());
        reasons.add(reason);
        return new Recommendation(item.productId(), item.score(), reasons);
    }

    private Recommendation lowered(Recommendation item, int alike) {
        return with(item, new Reason(ReasonType.VARIETY, index.idOf(alike).value(), 0));
    }

    /** A pinned product is worth what stands below it, or more; the rule gives what it lacks. */
    private Recommendation lifted(List<Recommendation> list, int rank, String rule) {
        Recommendation item = list.get(rank);
        double lift = Math.max(0, below(list, rank) - item.score());
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason(ReasonType.PROMOTED, rule, lift));
        reasons.addAll(item.reasons());
        return new Recommendation(item.productId(), item.score() + lift, reasons);
    }

    private double below(List<Recommendation> list, int rank) {
        for (int place = rank + 1; place < list.size(); place++) {
            if (!chosen.pinned().containsKey(chosen.products()[place])) {
                return list.get(place).score();
            }
        }
        return Double.NEGATIVE_INFINITY;
    }
}
