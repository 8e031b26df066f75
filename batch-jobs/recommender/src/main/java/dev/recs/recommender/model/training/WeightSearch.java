package dev.recs.recommender.model.training;

import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.model.FeatureWeights;
import dev.recs.recommender.model.PairedDifference;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Searches the feature weights of one task: one weight at a time is moved by factors, as long as the mean NDCG@10 rises by more than one
 * standard error of the paired difference, round after round until none is moved any more.
 *
 * <p>A weight stays between 1/{@value #BOUND} and {@value #BOUND} times its default, or is 0. What is 0 by default counts only where the
 * store's own orders show that it does: it comes in with the best of a few weights, if that is better than none by two standard errors, and is
 * moved like the others then, up to {@value #MOST}. Weights that ended at such a bound are told: the store may want more.
 * Fewer than {@link Holdout#MIN_CASES} users tell nothing, and the defaults stay.
 */
final class WeightSearch {

    private static final int BOUND = 64;
    private static final int MOST = 160;
    private static final int MAX_ROUNDS = 20;
    private static final double[] FACTORS = {0, 0.5, 0.75, 1.33, 2, 4};

    /** What was popular for long may count against a product that the user still has not bought. */
    private static final double[] TREND_FACTORS = {-1, 0, 0.5, 0.75, 1.33, 2, 4};

    private static final double[] SEASON_WEIGHTS = {0.25, 0.5, 1, 2};
    private static final double[] PAIR_WEIGHTS = {2.5, 5, 10, 20, 40};
    private static final double[] LOW_RANK_WEIGHTS = {0.5, 1, 2, 4, 8, 16};

    private final FeatureWeights start;
    private final List<FeatureMatrix> matrices;
    private FeatureWeights best;
    private double[] bestGains;
    private int rounds;

    private WeightSearch(FeatureWeights start, List<FeatureMatrix> matrices) {
        this.start = start;
        this.matrices = matrices;
        this.best = start;
        this.bestGains = gains(matrices, start);
    }

    static Result search(FeatureWeights start, List<FeatureMatrix> matrices) {
        WeightSearch search = new WeightSearch(start, matrices);
        if (matrices.size() >= Holdout.MIN_CASES) {
            search.run();
        }
        return new Result(search.best, search.bestGains, search.rounds, search.atBound());
    }

    /** NDCG@10 of each user. */
    static double[] gains(List<FeatureMatrix> matrices, FeatureWeights featureWeights) {
        double[] weights = featureWeights.toArray();
        return matrices.parallelStream()
                .mapToDouble(matrix -> matrix.ndcg(weights))
                .toArray();
    }

    private void run() {
        FeatureWeights before;
        do {
            before = best;
            for (Feature feature : Feature.values()) {
                if (before.of(feature) == 0 && start.of(feature) == 0) {
                    attemptEntry(feature);
                } else {
                    for (double weight : moved(feature, before.of(feature))) {
                        attempt(best.with(feature, weight));
                    }
                }
            }
            rounds++;
        } while (!best.equals(before) && rounds < MAX_ROUNDS);
    }

    private void attempt(FeatureWeights tried) {
        if (!tried.equals(best)) {
            double[] gains = gains(matrices, tried);
            if (PairedDifference.isBetter(gains, bestGains)) {
                best = tried;
                bestGains = gains;
            }
        }
    }

    /** A part that does not count by default comes in with the best of its weights that are better than none by two standard errors. */
    private void attemptEntry(Feature feature) {
        double[] without = bestGains;
        FeatureWeights base = best;
        double mean = Arrays.stream(without).average().orElse(0);
        for (double weight : entries(feature)) {
            FeatureWeights tried = base.with(feature, weight);
            double[] gains = gains(matrices, tried);
            double triedMean = Arrays.stream(gains).average().orElse(0);
            if (triedMean > mean && PairedDifference.isBetter(gains, without, 2)) {
                best = tried;
                bestGains = gains;
                mean = triedMean;
            }
        }
    }

    private static double[] entries(Feature feature) {
        return switch (feature) {
            case SEASON -> SEASON_WEIGHTS;
            case COMPANION, SUCCESSOR -> PAIR_WEIGHTS;
            case LOW_RANK -> LOW_RANK_WEIGHTS;
            default -> new double[0];
        };
    }

    /** Those to try. */
    private double[] moved(Feature feature, double before) {
        if (before == 0) {
            return new double[] {start.of(feature)};
        }
        double[] factors = feature.isTrend() ? TREND_FACTORS : FACTORS;
        return Arrays.stream(factors)
                .map(factor -> bounded(feature, before * factor))
                .toArray();
    }

    private double bounded(Feature feature, double weight) {
        if (weight == 0) {
            return 0;
        }
        double amount = Math.clamp(Math.abs(weight), least(feature), most(feature));
        return Math.copySign(amount, weight);
    }

    private double most(Feature feature) {
        double byDefault = Math.abs(start.of(feature));
        return byDefault == 0 ? MOST : BOUND * byDefault;
    }

    private double least(Feature feature) {
        return Math.abs(start.of(feature)) / BOUND;
    }

    private Set<Feature> atBound() {
        Set<Feature> atBound = new TreeSet<>();
        for (Feature feature : Feature.values()) {
            double amount = Math.abs(best.of(feature));
            if (amount != 0 && (amount >= most(feature) || amount <= least(feature))) {
                atBound.add(feature);
            }
        }
        return atBound;
    }

    /**
     * What was found.
     *
     * @param gains NDCG@10 of each user with these weights
     * @param rounds until nothing moved any more, 20 at most; 0 if there were too few users
     * @param atBound features whose weight may go no further
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Result(FeatureWeights weights, double[] gains, int rounds, Set<Feature> atBound) {}
}
