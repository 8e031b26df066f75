package dev.recs.evaluation;

import dev.recs.evaluation.Evaluator.Listed;
import java.util.Arrays;
import java.util.List;

/**
 * The NDCG of each user under one method, that others are compared with in pairs.
 *
 * <p>Users differ more than methods do: the difference of each user has a far smaller variance than either method has, so that
 * methods are told apart whose own intervals overlap.
 */
final class Reference {

    private final double[] ndcgs;

    private Reference(double[] ndcgs) {
        this.ndcgs = ndcgs;
    }

    static Reference compute(int users, List<Listed> lists) {
        double[] ndcgs = new double[users];
        Arrays.fill(ndcgs, Double.NaN);
        lists.forEach(one -> ndcgs[one.user()] = one.metrics().ndcg());
        return new Reference(ndcgs);
    }

    /** The others less the reference, of the users that both have. */
    Row.Difference difference(List<Listed> others) {
        double[] differences = others.stream()
                .filter(one -> !Double.isNaN(ndcgs[one.user()]))
                .mapToDouble(one -> one.metrics().ndcg() - ndcgs[one.user()])
                .toArray();
        return new Row.Difference(
                Arrays.stream(differences).average().orElse(0), Interval.estimate(differences), differences.length);
    }
}
