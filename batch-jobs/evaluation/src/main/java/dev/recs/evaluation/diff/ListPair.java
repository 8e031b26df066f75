package dev.recs.evaluation.diff;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.recommendation.Recommendation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The first places of one user's list with either configuration.
 *
 * @param now empty if the user gets no list with it
 * @param then empty if the user gets no list with it
 */
public record ListPair(UserId userId, List<Recommendation> now, List<Recommendation> then) {

    public ListPair {
        now = List.copyOf(now);
        then = List.copyOf(then);
    }

    /** Part of the longer list's products that both have; 1 if both are empty. */
    public double overlap() {
        int longer = Math.max(now.size(), then.size());
        Set<ProductId> both = new HashSet<>(products(now));
        both.retainAll(new HashSet<>(products(then)));
        return longer == 0 ? 1 : (double) both.size() / longer;
    }

    /** Same products in the same order. */
    public boolean isSame() {
        return products(now).equals(products(then));
    }

    private static List<ProductId> products(List<Recommendation> items) {
        return items.stream().map(Recommendation::productId).toList();
    }
}
