package dev.recs.recommender.model.training;

import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.signal.SignalWeigher;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The feature matrices of one fold, one for each user of a fair sample that is the same for every model of the fold.
 *
 * @param discovery of what is new to the users
 * @param replenishment of everything
 */
record FoldFeatures(List<FeatureMatrix> discovery, List<FeatureMatrix> replenishment) {

    /**
     * @param model trained on the fold's training part
     * @param maxCases users of the sample
     */
    static FoldFeatures compute(CatalogModel model, Holdout holdout, ModelSettings settings, int maxCases) {
        SignalWeigher weigher = new SignalWeigher(settings.signals());
        List<Holdout.Case> sample = sample(holdout.cases(), maxCases);
        return new FoldFeatures(
                matrices(new FeatureMatrixBuilder(model, holdout, weigher, true), sample, true),
                matrices(new FeatureMatrixBuilder(model, holdout, weigher, false), sample, false));
    }

    static List<FeatureMatrix> allDiscovery(List<FoldFeatures> folds) {
        return folds.stream().flatMap(fold -> fold.discovery().stream()).toList();
    }

    static List<FeatureMatrix> allReplenishment(List<FoldFeatures> folds) {
        return folds.stream().flatMap(fold -> fold.replenishment().stream()).toList();
    }

    private static List<Holdout.Case> sample(List<Holdout.Case> cases, int maxCases) {
        double step = Math.max(1, (double) cases.size() / maxCases);
        return IntStream.range(0, (int) (cases.size() / step))
                .mapToObj(i -> cases.get((int) (i * step)))
                .toList();
    }

    private static List<FeatureMatrix> matrices(
            FeatureMatrixBuilder builder, List<Holdout.Case> cases, boolean excludePurchased) {
        return cases.parallelStream()
                .filter(one -> one.truth(excludePurchased).length > 0)
                .map(builder::build)
                .toList();
    }
}
