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
 * Fits the blend to a store: which ingredients foretell its purchases best.
 *
 * <p>The store's own latest months are held back one after the other, tables are learnt from what lies before, and the weights are
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
     * Fits how long tastes last as well: as configured, or much longer if that foretells the first part better.
     *
     * @param holdouts of one catalog, the newest first; none leaves the defaults
     */
    public static Fitted fit(ProductIndex index, ContentModel texts, List<Holdout> holdouts, ModelSettings settings) {
        ModelSettings lastingSettings = settings.with(settings.learning().lasting());
        ModelSettings fitted = settings;
        List<CutBallots> cuts = new ArrayList<>();
        for (Holdout holdout : holdouts) {
            CutBallots ballots = ballots(index, texts, holdout, fitted);
            if (cuts.isEmpty()) {
                CutBallots lasting = ballots(index, texts, holdout, lastingSettings);
                if (gain(lasting) > gain(ballots)) {
                    fitted = lastingSettings;
                    ballots = lasting;
                }
            }
            cuts.add(ballots);
        }
        TaskWeights blends = blends(cuts);
        LOG.info(
                "tastes: a purchase counts half after {} days",
                fitted.learning().preferenceHalfLifeDays());
        LOG.info("blend for new products: {}", blends.discovery());
        LOG.info("blend with repeats: {}", blends.replenishment());
        return new Fitted(fitted.learning(), blends);
    }

    /** Mean NDCG@10 of the lists with repeats and of those without, by the blend that fits them best. */
    private static double gain(CutBallots ballots) {
        TaskWeights blends = blends(List.of(ballots));
        return DoubleStream.concat(
                        DoubleStream.of(gains(ballots.discovery(), blends.discovery())),
                        DoubleStream.of(gains(ballots.replenishment(), blends.replenishment())))
                .average()
                .orElse(0);
    }

    private static TaskWeights blends(List<CutBallots> cuts) {
        return new TaskWeights(
                fit(
                        FeatureWeights.DISCOVERY,
                        flat(cuts.stream().map(CutBallots::discovery).toList())),
                fit(
                        FeatureWeights.REPLENISHMENT,
                        flat(cuts.stream().map(CutBallots::replenishment).toList())));
    }

    /** Foretells each part with a blend fitted on the other ones; one part alone with the defaults. */
    public static FoldResult trial(
            ProductIndex index, ContentModel texts, List<Holdout> holdouts, ModelSettings settings) {
        List<CutBallots> cuts = holdouts.stream()
                .map(holdout -> ballots(index, texts, holdout, settings))
                .toList();
        List<List<FeatureMatrix>> discovery =
                cuts.stream().map(CutBallots::discovery).toList();
        List<List<FeatureMatrix>> replenishment =
                cuts.stream().map(CutBallots::replenishment).toList();
        return new FoldResult(
                crossed(FeatureWeights.DISCOVERY, discovery),
                crossed(FeatureWeights.REPLENISHMENT, replenishment),
                blends(cuts));
    }

    private static double[] crossed(FeatureWeights start, List<List<FeatureMatrix>> cuts) {
        DoubleStream.Builder gains = DoubleStream.builder();
        for (int cut = 0; cut < cuts.size(); cut++) {
            List<List<FeatureMatrix>> others = new ArrayList<>(cuts);
            others.remove(cut);
            for (double gain : gains(cuts.get(cut), fit(start, flat(others)))) {
                gains.add(gain);
            }
        }
        return gains.build().toArray();
    }

    private static List<FeatureMatrix> flat(List<List<FeatureMatrix>> cuts) {
        return cuts.stream().flatMap(List::stream).toList();
    }

    private static CutBallots ballots(ProductIndex index, ContentModel texts, Holdout holdout, ModelSettings settings) {
        CatalogModel model =
                CatalogModelTrainer.train(index, texts, holdout.training(), holdout.asOf(), settings.learning());
        SignalWeigher weigher = new SignalWeigher(settings.signals());
        List<Holdout.Case> sample = sample(holdout.cases());
        return new CutBallots(
                ballots(new FeatureMatrixBuilder(model, holdout, weigher, true), sample, true),
                ballots(new FeatureMatrixBuilder(model, holdout, weigher, false), sample, false));
    }

    private static List<Holdout.Case> sample(List<Holdout.Case> cases) {
        double step = Math.max(1, (double) cases.size() / MAX_CASES);
        return IntStream.range(0, (int) (cases.size() / step))
                .mapToObj(i -> cases.get((int) (i * step)))
                .toList();
    }

    private static List<FeatureMatrix> ballots(
            FeatureMatrixBuilder maker, List<Holdout.Case> cases, boolean excludePurchased) {
        return cases.parallelStream()
                .filter(one -> one.truth(excludePurchased).length > 0)
                .map(maker::of)
                .toList();
    }

    private static FeatureWeights fit(FeatureWeights start, List<FeatureMatrix> ballots) {
        if (ballots.size() < Holdout.MIN_CASES) {
            return start;
        }
        FeatureWeights best = start;
        double[] bestGains = gains(ballots, best);
        for (int round = 0; round < ROUNDS; round++) {
            FeatureWeights before = best;
            for (Feature ingredient : Feature.values()) {
                for (double weight : weights(ingredient, before.of(ingredient))) {
                    FeatureWeights tried = best.with(ingredient, weight);
                    double[] gains = tried.equals(best) ? bestGains : gains(ballots, tried);
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
    private static double[] weights(Feature ingredient, double before) {
        if (ingredient == Feature.SEASON && before == 0) {
            return SEASON_WEIGHTS;
        }
        double[] factors = ingredient.isTrend() ? TREND_FACTORS : FACTORS;
        return Arrays.stream(factors).map(factor -> before * factor).toArray();
    }

    private static double[] gains(List<FeatureMatrix> ballots, FeatureWeights blend) {
        double[] weights = blend.toArray();
        return ballots.parallelStream()
                .mapToDouble(ballot -> ballot.ndcg(weights))
                .toArray();
    }

    /** What foretells the held-back parts best. */
    public record Fitted(TrainingSettings settings, TaskWeights blends) {}

    /** The ballots of one part. */
    private record CutBallots(List<FeatureMatrix> discovery, List<FeatureMatrix> replenishment) {}
}
