package dev.recs.recommender.model.training;

import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.model.FeatureWeights;
import dev.recs.recommender.model.PairedDifference;
import dev.recs.recommender.model.TaskWeights;
import dev.recs.recommender.signal.SignalWeigher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fits the feature weights to a shop: how much each feature helps to predict its purchases.
 *
 * <p>The store's own latest months are held out one after the other, a model is trained on what lies before, and the weights are
 * moved one at a time, by factors, as long as the mean NDCG@10 over all months rises by more than its noise. What the store does not
 * speak to stays as it is by default, and a store too small to tell keeps the defaults.
 */
public final class WeightFitting {

    private static final Logger LOG = LoggerFactory.getLogger(WeightFitting.class);
    private static final int MAX_CASES = 1_500;
    private static final int ROUNDS = 3;
    private static final double[] FACTORS = {0, 0.5, 0.75, 1.33, 2, 4};

    /** What was popular for long may count against a product that the user still has not bought. */
    private static final double[] TREND_FACTORS = {-1, 0, 0.5, 0.75, 1.33, 2, 4};

    private static final double[] SEASON_WEIGHTS = {0.25, 0.5, 1, 2};

    private WeightFitting() {}

    /**
     * Fits the preference half-life as well: as configured, or much longer if that predicts the first fold better.
     *
     * @param holdouts of one catalog, the newest first; none leaves the defaults
     */
    public static Fitted fit(ProductIndex index, ContentModel content, List<Holdout> holdouts, ModelSettings settings) {
        ModelSettings longLivedSettings = settings.with(settings.training().withLongerHalfLives());
        ModelSettings fitted = settings;
        List<FoldFeatures> folds = new ArrayList<>();
        for (Holdout holdout : holdouts) {
            FoldFeatures features = featureMatrices(index, content, holdout, fitted);
            if (folds.isEmpty()) {
                FoldFeatures longLivedFeatures = featureMatrices(index, content, holdout, longLivedSettings);
                if (meanGain(longLivedFeatures) > meanGain(features)) {
                    fitted = longLivedSettings;
                    features = longLivedFeatures;
                }
            }
            folds.add(features);
        }
        TaskWeights taskWeights = fitTaskWeights(folds);
        LOG.info("preference half-life: {} days", fitted.training().preferenceHalfLifeDays());
        LOG.info("feature weights for discovery: {}", taskWeights.discovery());
        LOG.info("feature weights for replenishment: {}", taskWeights.replenishment());
        return new Fitted(fitted.training(), taskWeights);
    }

    /** Mean NDCG@10 of the lists with repeats and of those without, with the feature weights that fit them best. */
    private static double meanGain(FoldFeatures features) {
        TaskWeights taskWeights = fitTaskWeights(List.of(features));
        return DoubleStream.concat(
                        DoubleStream.of(gains(features.discovery(), taskWeights.discovery())),
                        DoubleStream.of(gains(features.replenishment(), taskWeights.replenishment())))
                .average()
                .orElse(0);
    }

    private static TaskWeights fitTaskWeights(List<FoldFeatures> folds) {
        return new TaskWeights(
                fit(
                        FeatureWeights.DISCOVERY,
                        flat(folds.stream().map(FoldFeatures::discovery).toList())),
                fit(
                        FeatureWeights.REPLENISHMENT,
                        flat(folds.stream().map(FoldFeatures::replenishment).toList())));
    }

    /** Predicts each fold with feature weights fitted on the other folds; a single fold with the defaults. */
    public static FoldResult trial(
            ProductIndex index, ContentModel content, List<Holdout> holdouts, ModelSettings settings) {
        List<FoldFeatures> folds = holdouts.stream()
                .map(holdout -> featureMatrices(index, content, holdout, settings))
                .toList();
        List<List<FeatureMatrix>> discovery =
                folds.stream().map(FoldFeatures::discovery).toList();
        List<List<FeatureMatrix>> replenishment =
                folds.stream().map(FoldFeatures::replenishment).toList();
        return new FoldResult(
                crossValidatedGains(FeatureWeights.DISCOVERY, discovery),
                crossValidatedGains(FeatureWeights.REPLENISHMENT, replenishment),
                fitTaskWeights(folds));
    }

    private static double[] crossValidatedGains(FeatureWeights start, List<List<FeatureMatrix>> folds) {
        DoubleStream.Builder gains = DoubleStream.builder();
        for (int fold = 0; fold < folds.size(); fold++) {
            List<List<FeatureMatrix>> others = new ArrayList<>(folds);
            others.remove(fold);
            for (double gain : gains(folds.get(fold), fit(start, flat(others)))) {
                gains.add(gain);
            }
        }
        return gains.build().toArray();
    }

    private static List<FeatureMatrix> flat(List<List<FeatureMatrix>> folds) {
        return folds.stream().flatMap(List::stream).toList();
    }

    private static FoldFeatures featureMatrices(
            ProductIndex index, ContentModel content, Holdout holdout, ModelSettings settings) {
        CatalogModel model =
                CatalogModelTrainer.train(index, content, holdout.training(), holdout.asOf(), settings.training());
        SignalWeigher weigher = new SignalWeigher(settings.signals());
        List<Holdout.Case> sample = sample(holdout.cases());
        return new FoldFeatures(
                featureMatrices(new FeatureMatrixBuilder(model, holdout, weigher, true), sample, true),
                featureMatrices(new FeatureMatrixBuilder(model, holdout, weigher, false), sample, false));
    }

    private static List<Holdout.Case> sample(List<Holdout.Case> cases) {
        double step = Math.max(1, (double) cases.size() / MAX_CASES);
        return IntStream.range(0, (int) (cases.size() / step))
                .mapToObj(i -> cases.get((int) (i * step)))
                .toList();
    }

    private static List<FeatureMatrix> featureMatrices(
            FeatureMatrixBuilder builder, List<Holdout.Case> cases, boolean excludePurchased) {
        return cases.parallelStream()
                .filter(one -> one.truth(excludePurchased).length > 0)
                .map(builder::build)
                .toList();
    }

    private static FeatureWeights fit(FeatureWeights start, List<FeatureMatrix> matrices) {
        if (matrices.size() < Holdout.MIN_CASES) {
            return start;
        }
        FeatureWeights best = start;
        double[] bestGains = gains(matrices, best);
        for (int round = 0; round < ROUNDS; round++) {
            FeatureWeights before = best;
            for (Feature feature : Feature.values()) {
                for (double weight : weights(feature, before.of(feature))) {
                    FeatureWeights tried = best.with(feature, weight);
                    double[] gains = tried.equals(best) ? bestGains : gains(matrices, tried);
                    if (PairedDifference.isBetter(gains, bestGains)) {
                        best = tried;
                        bestGains = gains;
                    }
                }
            }
            if (best.equals(before)) {
                break;
            }
        }
        return best;
    }

    /** Those to try. The season has none to begin with: it counts where a store's own months have shown that it does. */
    private static double[] weights(Feature feature, double before) {
        if (feature == Feature.SEASON && before == 0) {
            return SEASON_WEIGHTS;
        }
        double[] factors = feature.isTrend() ? TREND_FACTORS : FACTORS;
        return Arrays.stream(factors).map(factor -> before * factor).toArray();
    }

    private static double[] gains(List<FeatureMatrix> matrices, FeatureWeights featureWeights) {
        double[] weights = featureWeights.toArray();
        return matrices.parallelStream()
                .mapToDouble(matrix -> matrix.ndcg(weights))
                .toArray();
    }

    /** The settings and weights that predict the folds best. */
    public record Fitted(TrainingSettings settings, TaskWeights taskWeights) {}

    /** The feature matrices of one fold, a matrix for each user of its sample. */
    private record FoldFeatures(List<FeatureMatrix> discovery, List<FeatureMatrix> replenishment) {}
}
