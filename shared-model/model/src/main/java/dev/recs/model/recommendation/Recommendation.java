package dev.recs.model.recommendation;

import dev.recs.model.ProductId;
import java.util.List;

/**
 * A product on a user's list.
 *
 * @param score the sum of the amounts of {@code reasons}, up to rounding
 * @param reasons largest amount first
 */
public record Recommendation(ProductId productId, double score, List<Reason> reasons) {

    public Recommendation {
        reasons = List.copyOf(reasons);
    }

    /** Part of the score that a reason of this recommendation has; 0 if the score is 0. */
    public double share(Reason reason) {
        return score == 0 ? 0 : reason.amount() / score;
    }
}
