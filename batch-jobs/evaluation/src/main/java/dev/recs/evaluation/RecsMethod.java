package dev.recs.evaluation;

import dev.recs.evaluation.Split.Task;
import dev.recs.model.activity.Activity;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.lists.ListMaker;
import dev.recs.recommender.lists.ListSettings;
import dev.recs.recommender.lists.PersonalList;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.training.ModelSettings;
import dev.recs.recommender.model.training.ModelTraining;
import dev.recs.recommender.model.training.PastActivity;
import dev.recs.recommender.ranking.RankingRequest;
import dev.recs.recommender.signal.SignalWeigher;
import java.util.List;

/**
 * This product: the same stages that write the lists of a shop, from activity to ranking.
 *
 * @param events searches and views before the cut
 * @param weigher of searches and views, as configured
 * @param discovery lists what is new to the user
 * @param replenishment lists everything
 */
record RecsMethod(
        String name, Split split, Searched events, SignalWeigher weigher, ListMaker discovery, ListMaker replenishment)
        implements Method {

    /** Trains as the nightly job does; the feature weights are fitted on folds of the training part, split as the split itself. */
    static RecsMethod train(Split split, ContentModel content, Searched events, Evaluation.Configured configured) {
        List<Holdout> parts = split.folds();
        return create(
                "recs",
                split,
                events,
                ModelTraining.train(
                        split.index(),
                        content,
                        new Holdout(split.training(), split.asOf(), List.of()),
                        parts,
                        new ModelSettings(
                                configured.training(), configured.lists().signals())),
                configured.lists());
    }

    /** The same model and scores, listed as other settings say. */
    RecsMethod listed(String otherName, ListSettings settings) {
        return create(otherName, split, events, discovery.model(), settings);
    }

    static RecsMethod create(String name, Split split, Searched events, CatalogModel model, ListSettings settings) {
        return new RecsMethod(
                name,
                split,
                events,
                new SignalWeigher(settings.signals()),
                new ListMaker(model, settings.with(true)),
                new ListMaker(model, settings.with(false)));
    }

    @Override
    public int[] top(int user, Task task, int k) {
        ListMaker lists = task == Task.NEW ? discovery : replenishment;
        RankingRequest request = request(user, lists);
        return request.activity().isEmpty() ? popular(k) : lists.top(request, k);
    }

    /** The list and the shelves that leave out what the user has. */
    PersonalList made(int user) {
        return discovery.make(request(user, discovery));
    }

    private RankingRequest request(int user, ListMaker lists) {
        Activity activity = events.load(PastActivity.load(split.history(), user, split.index()))
                .where(lists.evidenceAt(split.asOf()));
        return new RankingRequest(activity, weigher.weigh(activity, split.asOf()), split.asOf(), events.vectors());
    }

    /** A user who did nothing has no list: the shop shows what is popular. */
    private int[] popular(int k) {
        return discovery.model().popular("", k).stream()
                .mapToInt(product -> split.index().numberOf(product.productId().value()))
                .toArray();
    }
}
