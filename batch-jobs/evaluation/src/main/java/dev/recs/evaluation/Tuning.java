package dev.recs.evaluation;

import dev.recs.model.Embedding;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.failure.BadInput;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.training.FoldResult;
import dev.recs.recommender.model.training.ModelSettings;
import dev.recs.recommender.model.training.TrainingSettings;
import dev.recs.recommender.model.training.WeightFitting;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;

/**
 * Searches training settings that predict several months of a shop better, all months together.
 *
 * <p>The newest month is not used, so that {@code recs evaluate} stays a fair test. The months before it are held out one after the
 * other; each is predicted with weights fitted on the other ones, so that a choice cannot win by fitting what it is measured on. One
 * setting after the other is halved and doubled. What is found is advised only if the interval of the paired difference is above 0.
 */
public final class Tuning {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final int KNOBS = 7;
    private static final double[] FACTORS = {0.5, 2};

    private final ProductIndex index;
    private final ContentModel content;
    private final List<Holdout> cuts;
    private final Consumer<String> progress;

    /** @throws BadInput if no month has users enough */
    Tuning(StoreHistory store, List<Embedding> embeddings, Consumer<String> progress) {
        this.index = store.index();
        this.cuts =
                Holdout.months(store.purchases(), store.newest().plusMillis(1).minus(MONTH));
        this.progress = progress;
        if (cuts.isEmpty()) {
            throw new BadInput(
                    "no month before the newest has %d users who bought before and in it: expected a longer history"
                            .formatted(Holdout.MIN_CASES));
        }
        this.content = ContentModel.train(index, embeddings, cuts.getLast().training());
    }

    public static Tuning prepare(StoreHistory store, FileVectors vectors, Consumer<String> progress) {
        return new Tuning(store, vectors.ofProducts(store.index(), progress), progress);
    }

    /** @param configured the preference half-life is first fitted as every run does */
    public Tuned run(ModelSettings configured) {
        Found before = found(configured.with(
                WeightFitting.fit(index, content, cuts, configured).settings()));
        Found best = before;
        for (int knob = 0; knob < KNOBS; knob++) {
            for (TrainingSettings tried : around(best.settings(), knob)) {
                Found found = found(configured.with(tried));
                if (found.mean() > best.mean()) {
                    best = found;
                }
            }
        }
        return new Tuned(before, best, Interval.estimate(difference(before, best)), cuts.size());
    }

    private Found found(ModelSettings settings) {
        Found found = new Found(settings.training(), WeightFitting.trial(index, content, cuts, settings));
        progress.accept("ALL %.4f  NEW %.4f  %s".formatted(found.all(), found.fresh(), settings.training()));
        return found;
    }

    /** Of each user and month, in both tasks. */
    private static double[] difference(Found before, Found after) {
        double[] from = before.gains();
        double[] to = after.gains();
        double[] difference = new double[from.length];
        for (int i = 0; i < from.length; i++) {
            difference[i] = to[i] - from[i];
        }
        return difference;
    }

    /** One of the settings, in their order, halved and doubled. */
    static List<TrainingSettings> around(TrainingSettings settings, int knob) {
        return DoubleStream.of(FACTORS)
                .mapToObj(factor -> turned(settings, knob, factor))
                .toList();
    }

    private static TrainingSettings turned(TrainingSettings settings, int knob, double factor) {
        double[] values = {
            settings.coPurchaseHalfLifeDays(),
            settings.coPurchaseRidge(),
            settings.sequentialHalfLifeDays(),
            settings.preferenceHalfLifeDays(),
            settings.positionDecay(),
            settings.trendHalfLifeDays(),
            settings.neighbours()
        };
        values[knob] *= factor;
        int neighbours = (int) Math.max(1, Math.min(2_000, values[6]));
        return new TrainingSettings(
                values[0],
                values[1],
                values[2],
                values[3],
                Math.min(1, values[4]),
                values[5],
                neighbours,
                settings.factors());
    }

    /** Settings and how well they did. */
    public record Found(TrainingSettings settings, FoldResult trial) {

        public double all() {
            return DoubleStream.of(trial.replenishment()).average().orElse(0);
        }

        public double fresh() {
            return DoubleStream.of(trial.discovery()).average().orElse(0);
        }

        double mean() {
            return DoubleStream.of(gains()).average().orElse(0);
        }

        double[] gains() {
            return DoubleStream.concat(DoubleStream.of(trial.discovery()), DoubleStream.of(trial.replenishment()))
                    .toArray();
        }
    }
}
