package dev.recs.lists;

import dev.recs.model.Embedding;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.neighbours.CatalogModel;
import dev.recs.neighbours.NearestProducts;
import dev.recs.ranking.Ranker;
import dev.recs.ranking.RankingRequest;
import dev.recs.ranking.Scored;
import dev.recs.ranking.diversity.Diversified;
import dev.recs.ranking.diversity.Diversifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes the list of one user; safe for any number of threads. */
public final class ListMaker {

    /** Candidates for each product of a list. */
    private static final int WINDOW = 2;

    private final CatalogModel model;
    private final Ranker ranker;
    private final Diversifier diversifier;

    /** Compares every product in memory with a search. */
    public ListMaker(CatalogModel model, ListSettings settings) {
        this(model, settings, model.texts());
    }

    /** @param nearest finds the products that fit a search */
    public ListMaker(CatalogModel model, ListSettings settings, NearestProducts nearest) {
        this.model = model;
        this.ranker = new Ranker(model, settings.ranking(), nearest);
        this.diversifier = new Diversifier(model.similar(), model.index().size(), settings.diversity());
    }

    /** Finds what the searches of many users fit at once; only a matter of speed. */
    public void prepare(Map<String, Embedding> searchVectors) {
        ranker.prepare(searchVectors);
    }

    public CatalogModel model() {
        return model;
    }

    /** At most {@link Ranker#LIST_SIZE} products. */
    public List<Recommendation> list(RankingRequest request) {
        return ranker.score(request, scored -> {
            Diversified diversified = diversified(scored, Ranker.LIST_SIZE);
            return withReasons(scored.explained(diversified.chosen()), diversified);
        });
    }

    /** The best of the list by number, without reasons. */
    public int[] top(RankingRequest request, int size) {
        return ranker.score(request, scored -> {
            int[] list = diversified(scored, Math.max(size, Ranker.LIST_SIZE)).chosen();
            return Arrays.copyOf(list, Math.min(size, list.length));
        });
    }

    private Diversified diversified(Scored scored, int size) {
        int[] candidates = scored.best(WINDOW * size);
        double[] scores = new double[candidates.length];
        for (int place = 0; place < scores.length; place++) {
            scores[place] = scored.of(candidates[place]);
        }
        return diversifier.choose(candidates, scores, size);
    }

    private List<Recommendation> withReasons(List<Recommendation> list, Diversified diversified) {
        List<Recommendation> reasoned = new ArrayList<>(list.size());
        for (int rank = 0; rank < list.size(); rank++) {
            Integer alike = diversified.lowered().get(diversified.chosen()[rank]);
            reasoned.add(alike == null ? list.get(rank) : lowered(list.get(rank), alike));
        }
        return reasoned;
    }

    private Recommendation lowered(Recommendation item, int alike) {
        List<Reason> reasons = new ArrayList<>(item.reasons());
        reasons.add(new Reason(ReasonType.VARIETY, model.index().idOf(alike).value(), 0));
        return new Recommendation(item.productId(), item.score(), reasons);
    }
}
