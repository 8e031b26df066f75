package dev.recs.ranking;

import dev.recs.catalog.ProductIndex;
import dev.recs.neighbours.Blend;
import dev.recs.neighbours.Blends;
import dev.recs.neighbours.CatalogModel;
import dev.recs.neighbours.Ingredient;
import dev.recs.neighbours.LearningSettings;
import dev.recs.neighbours.PairedDifference;
import dev.recs.neighbours.Texts;
import dev.recs.orders.Holdout;
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
public final class Calibration {

    private static final Logger LOG = LoggerFactory.getLogger(Calibration.class);
    private static final int MAX_CASES = 1_500;
    private static final int ROUNDS = 3;
    private static final double[] FACTORS = {0, 0.5, 0.75, 1.33, 2, 4};

    /** What was popular for long may count against a product that the user still has not bought. */
    private static final double[] TREND_FACTORS = {-1, 0, 0.5, 0.75, 1.33, 2, 4};

    private static final double[] SEASON_WEIGHTS = {0.25, 0.5, 1, 2};

    private Calibration() {}

    /**
     * Fits how long tastes last as well: as configured, or much longer if that foretells the first part better.
     *
     * @param holdouts of one catalog, the newest first; none leaves the defaults
     */
    public static Fitted fit(ProductIndex index, Texts texts, List<Holdout> holdouts, LearningSettings settings) {
        LearningSettings fitted = settings;
        List<CutBallots> cuts = new ArrayList<>();
        for (Holdout holdout : holdouts) {
            CutBallots ballots = ballots(index, texts, holdout, fitted);
            if (cuts.isEmpty()) {
                CutBallots lasting = ballots(index, texts, holdout, settings.lasting());
                if (gain(lasting) > gain(ballots)) {
                    fitted = settings.lasting();
                    ballots = lasting;
                }
            }
            cuts.add(ballots);
        }
        Blends blends = blends(cuts);
        LOG.info("tastes: a purchase counts half after {} days", fitted.tasteHalfLifeDays());
        LOG.info("blend for new products: {}", blends.discovery());
        LOG.info("blend with repeats: {}", blends.replenishment());
        return new Fitted(fitted, blends);
    }

    /** Mean NDCG@10 of the lists with repeats and of those without, by the blend that fits them best. */
    private static double gain(CutBallots ballots) {
        Blends blends = blends(List.of(ballots));
        return DoubleStream.concat(
                        DoubleStream.of(gains(ballots.discovery(), blends.discovery())),
                        DoubleStream.of(gains(ballots.replenishment(), blends.replenishment())))
                .average()
                .orElse(0);
    }

    private static Blends blends(List<CutBallots> cuts) {
        return new Blends(
                fit(
                        Blend.DISCOVERY,
                        flat(cuts.stream().map(CutBallots::discovery).toList())),
                fit(
                        Blend.REPLENISHMENT,
                        flat(cuts.stream().map(CutBallots::replenishment).toList())));
    }

    /** Foretells each part with a blend fitted on the other ones; one part alone with the defaults. */
    public static CutTrial trial(ProductIndex index, Texts texts, List<Holdout> holdouts, LearningSettings settings) {
        List<CutBallots> cuts = holdouts.stream()
                .map(holdout -> ballots(index, texts, holdout, settings))
                .toList();
        List<List<Ballot>> discovery = cuts.stream().map(CutBallots::discovery).toList();
        List<List<Ballot>> replenishment =
                cuts.stream().map(CutBallots::replenishment).toList();
        return new CutTrial(
                crossed(Blend.DISCOVERY, discovery), crossed(Blend.REPLENISHMENT, replenishment), blends(cuts));
    }

    private static double[] crossed(Blend start, List<List<Ballot>> cuts) {
        DoubleStream.Builder gains = DoubleStream.builder();
        for (int cut = 0; cut < cuts.size(); cut++) {
            List<List<Ballot>> others = new ArrayList<>(cuts);
            others.remove(cut);
            for (double gain : gains(cuts.get(cut), fit(start, flat(others)))) {
                gains.add(gain);
            }
        }
        return gains.build().toArray();
    }

    private static List<Ballot> flat(List<List<Ballot>> cuts) {
        return cuts.stream().flatMap(List::stream).toList();
    }

    private static CutBallots ballots(ProductIndex index, Texts texts, Holdout holdout, LearningSettings settings) {
        CatalogModel model = CatalogModel.learn(index, texts, holdout.training(), holdout.asOf(), settings);
        List<Holdout.Case> sample = sample(holdout.cases());
        return new CutBallots(ballots(model, holdout, sample, true), ballots(model, holdout, sample, false));
    }

    private static List<Holdout.Case> sample(List<Holdout.Case> cases) {
        double step = Math.max(1, (double) cases.size() / MAX_CASES);
        return IntStream.range(0, (int) (cases.size() / step))
                .mapToObj(i -> cases.get((int) (i * step)))
                .toList();
    }

    private static List<Ballot> ballots(
            CatalogModel model, Holdout holdout, List<Holdout.Case> cases, boolean excludePurchased) {
        BallotMaker maker = new BallotMaker(model, holdout, excludePurchased);
        return cases.parallelStream()
                .filter(one -> one.truth(excludePurchased).length > 0)
                .map(maker::of)
                .toList();
    }

    private static Blend fit(Blend start, List<Ballot> ballots) {
        if (ballots.size() < Holdout.MIN_CASES) {
            return start;
        }
        Blend best = start;
        double[] bestGains = gains(ballots, best);
        for (int round = 0; round < ROUNDS; round++) {
            Blend before = best;
            for (Ingredient ingredient : Ingredient.values()) {
                for (double weight : weights(ingredient, before.of(ingredient))) {
                    Blend tried = best.with(ingredient, weight);
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
    private static double[] weights(Ingredient ingredient, double before) {
        if (ingredient == Ingredient.SEASON && before == 0) {
            return SEASON_WEIGHTS;
        }
        double[] factors = ingredient.isTrend() ? TREND_FACTORS : FACTORS;
        return Arrays.stream(factors).map(factor -> before * factor).toArray();
    }

    private static double[] gains(List<Ballot> ballots, Blend blend) {
        double[] weights = blend.toArray();
        return ballots.parallelStream()
                .mapToDouble(ballot -> ballot.ndcg(weights))
                .toArray();
    }

    /** What foretells the held-back parts best. */
    public record Fitted(LearningSettings settings, Blends blends) {}

    /** The ballots of one part. */
    private record CutBallots(List<Ballot> discovery, List<Ballot> replenishment) {}
}
