package dev.recs.recommender.ranking;

import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import java.util.ArrayList;
import java.util.List;

/** Puts what was added to a score, or taken from it, among the reasons that its terms give. */
final class ShopReasons {

    private ShopReasons() {}

    /** What adds stands before the first smaller amount, what takes away at the end. */
    static List<Reason> merged(List<Reason> terms, List<Reason> changes) {
        if (changes.isEmpty()) {
            return terms;
        }
        List<Reason> merged = new ArrayList<>(terms);
        for (Reason change : changes) {
            merged.add(change.amount() > 0 ? place(merged, change) : merged.size(), change);
        }
        return merged;
    }

    private static int place(List<Reason> reasons, Reason change) {
        int place = 0;
        while (place < reasons.size()
                && reasons.get(place).type() != ReasonType.OTHER
                && reasons.get(place).amount() >= change.amount()) {
            place++;
        }
        return place;
    }
}
