package dev.recs.evaluation;

import dev.recs.activity.Activity;
import dev.recs.evaluation.Split.Task;
import dev.recs.neighbours.CatalogModel;
import dev.recs.neighbours.Texts;
import dev.recs.orders.Holdout;
import dev.recs.ranking.Calibration;
import dev.recs.ranking.ModelLearner;
import dev.recs.ranking.PastActivity;
import dev.recs.ranking.Ranker;
import dev.recs.ranking.RankingRequest;
import dev.recs.ranking.RankingSettings;
import dev.recs.signal.SignalWeigher;
import java.util.List;
import java.util.Map;

/**
 * This product: the same stages that write the lists of a shop, from activity to ranking.
 *
 * @param discovery ranks what is new to the user
 * @param replenishment ranks everything
 */
record RecsMethod(String name, Split split, Ranker discovery, Ranker replenishment) implements Method {

    /** Learns as the nightly run does; the blend is fitted on held back parts of the training, held back as the split itself was. */
    static RecsMethod learn(Split split, Texts texts, RankingSettings settings) {
        List<Holdout> parts = split.tasks().contains(Task.ALL)
                ? Calibration.months(split.history(), split.asOf())
                : List.of(Holdout.lastOfEach(split.history()));
        return of("recs", split, ModelLearner.learn(split.index(), texts, split.holdout(), parts), settings);
    }

    static RecsMethod of(String name, Split split, CatalogModel model, RankingSettings settings) {
        return new RecsMethod(
                name, split, new Ranker(model, settings.with(true)), new Ranker(model, settings.with(false)));
    }

    @Override
    public int[] top(int user, Task task, int k) {
        Ranker ranker = task == Task.NEW ? discovery : replenishment;
        Activity activity = PastActivity.of(split.history(), user, split.index());
        RankingRequest request =
                new RankingRequest(activity, new SignalWeigher().weigh(activity, split.asOf()), split.asOf(), Map.of());
        return ranker.rank(request, k).stream()
                .mapToInt(item -> split.index().numberOf(item.productId().value()))
                .toArray();
    }
}
