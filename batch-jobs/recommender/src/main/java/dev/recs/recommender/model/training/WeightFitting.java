package dev.recs.recommender.model.training;

import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.model.FeatureWeights;
import dev.recs.recommender.model.PairedDifference;
import dev.recs.recommender.model.TaskWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fits to a shop how long preferences last, how much less they count with each later order, and the feature weights.
 *
 * <p>Parts of the store's own history are held out, a model is trained on what lies before each, and every alternative is judged on the
 * same users of all of them together, with the feature weights that suit it best ({@link WeightSearch}). What the store does not
 * speak to stays as it is by default, and a store too small to tell keeps the defaults.
 *
 * <ol>
 *   <li>The half-lives as configured, or {@link TrainingSettings#withLongerHalfLives() much longer}: the better mean.
 *   <li>The position decay: steeper step by step, as long as that is better by more than one standard error.
 *   <li>The factors of the low-rank part: half as many, or twice as many, and on, as long as the mean is better.
 * </ol>
 */
public final class WeightFitting {

    private static final Logger LOG = LoggerFactory.getLogger(WeightFitting.class);

    /** Of the configured position decay; from one to the next it is asked whether the store's users forget faster. */
    private static final double[] POSITION_DECAYS = {0.9, 0.75, 0.6, 0.45};

    /** Users of all parts together that alternatives are judged on. */
    private static final int ALTERNATIVE_CASES = 1_500;

    /** Users of each part that the feature weights are fitted on in the end. */
    private static final int FINAL_CASES = 1_500;

    private static final int FEWEST_FACTORS = 16;

    private WeightFitting() {}

    /** @param holdouts of one catalog, the newest first; none leaves the defaults */
    public static Fitted fit(ProductIndex index, ContentModel content, List<Holdout> holdouts, ModelSettings settings) {
        Alternative best = Alternative.of(index, content, holdouts, settings);
        if (!holdouts.isEmpty()) {
            Alternative longLived = best.with(settings.training().withLongerHalfLives());
            best = longLived.mean() > best.mean() ? longLived : best;
            best = withPositionDecay(best, settings.training().positionDecay());
            best = withFactors(best);
        }
        TrainingSettings fitted = best.settings().training();
        LOG.info("fitted on {} parts of the history: {}", holdouts.size(), fitted);
        return new Fitted(fitted, taskWeights(best.folds(FINAL_CASES)));
    }

    /** Two steps that do not help end the search; one may be a bump. */
    private static Alternative withPositionDecay(Alternative from, double configured) {
        Alternative best = from;
        int inVain = 0;
        for (int step = 0; step < POSITION_DECAYS.length && inVain < 2; step++) {
            Alternative tried =
                    from.with(from.settings().training().withPositionDecay(configured * POSITION_DECAYS[step]));
            boolean isBetter = PairedDifference.isBetter(tried.gains(), best.gains());
            inVain = isBetter ? 0 : inVain + 1;
            best = isBetter ? tried : best;
        }
        return best;
    }

    /** Fewer, as long as that helps; else more, where the part counts at all. */
    private static Alternative withFactors(Alternative from) {
        Alternative fewer = withFactors(from, 0.5);
        boolean isDone = !fewer.settings().equals(from.settings()) || !from.countsLowRank();
        return isDone ? fewer : withFactors(from, 2);
    }

    private static Alternative withFactors(Alternative from, double factor) {
        Alternative best = from;
        while (true) {
            int factors = (int) (factor * best.settings().training().factors());
            if (factors < FEWEST_FACTORS || factors > TrainingSettings.MAX_FACTORS) {
                return best;
            }
            Alternative tried = best.with(best.settings().training().withFactors(factors));
            if (tried.mean() <= best.mean()) {
                return best;
            }
            best = tried;
        }
    }

    /** Predicts each fold with feature weights fitted on the other folds; a single fold with the defaults. */
    public static FoldResult trial(
            ProductIndex index, ContentModel content, List<Holdout> holdouts, ModelSettings settings) {
        List<FoldFeatures> folds =
                Alternative.untried(index, content, holdouts, settings).folds(FINAL_CASES);
        return new FoldResult(
                crossValidatedGains(
                        FeatureWeights.DISCOVERY,
                        folds.stream().map(FoldFeatures::discovery).toList()),
                crossValidatedGains(
                        FeatureWeights.REPLENISHMENT,
                        folds.stream().map(FoldFeatures::replenishment).toList()),
                taskWeights(folds));
    }

    private static double[] crossValidatedGains(FeatureWeights start, List<List<FeatureMatrix>> folds) {
        DoubleStream.Builder gains = DoubleStream.builder();
        for (int fold = 0; fold < folds.size(); fold++) {
            List<List<FeatureMatrix>> others = new ArrayList<>(folds);
            others.remove(fold);
            FeatureWeights weights = WeightSearch.search(
                            start, others.stream().flatMap(List::stream).toList())
                    .weights();
            for (double gain : WeightSearch.gains(folds.get(fold), weights)) {
                gains.add(gain);
            }
        }
        return gains.build().toArray();
    }

    private static TaskWeights taskWeights(List<FoldFeatures> folds) {
        WeightSearch.Result discovery = WeightSearch.search(FeatureWeights.DISCOVERY, FoldFeatures.allDiscovery(folds));
        WeightSearch.Result replenishment =
                WeightSearch.search(FeatureWeights.REPLENISHMENT, FoldFeatures.allReplenishment(folds));
        log("discovery", discovery);
        log("replenishment", replenishment);
        return new TaskWeights(discovery.weights(), replenishment.weights());
    }

    private static void log(String task, WeightSearch.Result found) {
        LOG.info("feature weights for {}, after {} rounds: {}", task, found.rounds(), found.weights());
        if (!found.atBound().isEmpty()) {
            LOG.warn(
                    "feature weights for {} ended at their bound: {}; 'recs tune' looks at the settings behind them",
                    task,
                    found.atBound());
        }
    }

    /** The settings and weights that predict the folds best. */
    public record Fitted(TrainingSettings settings, TaskWeights taskWeights) {}

    /**
     * Settings, the models that they give on each fold, and how well these do.
     *
     * @param models one a fold
     * @param gains NDCG@10 of the lists of what is new and of those with repeats, of each user, with the weights that suit them best
     * @param countsLowRank whether those give the low-rank part any weight
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Alternative(ModelSettings settings, List<FoldModel> models, double[] gains, boolean countsLowRank) {

        static Alternative of(
                ProductIndex index, ContentModel content, List<Holdout> holdouts, ModelSettings settings) {
            return untried(index, content, holdouts, settings).tried();
        }

        /** Trains nothing yet. */
        static Alternative untried(
                ProductIndex index, ContentModel content, List<Holdout> holdouts, ModelSettings settings) {
            List<FoldModel> models = holdouts.stream()
                    .map(holdout -> new FoldModel(
                            holdout,
                            () -> CatalogModelTrainer.train(
                                    index, content, holdout.training(), holdout.asOf(), settings.training())))
                    .toList();
            return new Alternative(settings, models, new double[0], false);
        }

        /** The same folds with other settings. */
        Alternative with(TrainingSettings changed) {
            List<FoldModel> retrained = models.stream()
                    .map(model -> new FoldModel(
                            model.holdout(),
                            () -> CatalogModelTrainer.retrain(
                                    model.get(),
                                    model.holdout().training(),
                                    model.holdout().asOf(),
                                    settings.training(),
                                    changed)))
                    .toList();
            return new Alternative(settings.with(changed), retrained, new double[0], false).tried();
        }

        private Alternative tried() {
            List<FoldFeatures> folds = folds(ALTERNATIVE_CASES / Math.max(1, models.size()));
            WeightSearch.Result discovery =
                    WeightSearch.search(FeatureWeights.DISCOVERY, FoldFeatures.allDiscovery(folds));
            WeightSearch.Result replenishment =
                    WeightSearch.search(FeatureWeights.REPLENISHMENT, FoldFeatures.allReplenishment(folds));
            return new Alternative(
                    settings,
                    models,
                    DoubleStream.concat(DoubleStream.of(discovery.gains()), DoubleStream.of(replenishment.gains()))
                            .toArray(),
                    Stream.of(discovery, replenishment)
                            .anyMatch(found -> found.weights().of(Feature.LOW_RANK) != 0));
        }

        /** The features of the same users for any alternative. */
        List<FoldFeatures> folds(int maxCases) {
            return models.stream()
                    .map(model -> FoldFeatures.compute(model.get(), model.holdout(), settings, maxCases))
                    .toList();
        }

        double mean() {
            return DoubleStream.of(gains).average().orElse(0);
        }
    }
}
