package dev.recs.ranking;

import dev.recs.activity.PurchasedProduct;
import dev.recs.catalog.ProductIndex;
import dev.recs.model.Embedding;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.neighbours.Blend;
import dev.recs.neighbours.CatalogModel;
import dev.recs.neighbours.Ingredient;
import dev.recs.neighbours.NearestProducts;
import dev.recs.neighbours.Strongest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ranks the catalog for one user; pure, safe for any number of threads. */
public final class Ranker {

    /** Length of a stored list. */
    public static final int LIST_SIZE = 60;

    private final CatalogModel model;
    private final RankingSettings settings;
    private final double[] weights;
    private final StoreTerms store;
    private final SearchMatches searches;
    private final ThreadLocal<Scores> scratch;

    /** Compares every product in memory. */
    public Ranker(CatalogModel model, RankingSettings settings) {
        this(model, settings, model.texts());
    }

    /** @param nearest finds the products that fit a search */
    public Ranker(CatalogModel model, RankingSettings settings, NearestProducts nearest) {
        this.model = model;
        this.settings = settings;
        Blend blend = settings.blend(model.blends().of(settings.excludePurchased()));
        this.weights = blend.toArray();
        this.store = new StoreTerms(model, blend);
        this.searches = new SearchMatches(nearest);
        this.scratch = ThreadLocal.withInitial(() -> new Scores(model.index().size()));
    }

    /** Finds the products that fit the searches of many users at once; only a matter of speed. */
    public void prepare(Map<String, Embedding> searchVectors) {
        searches.prepare(searchVectors);
    }

    /** The best {@link #LIST_SIZE}, ties by product id; products out of stock, and bought ones if so set, are left out. */
    public List<Recommendation> rank(RankingRequest request) {
        return rank(request, LIST_SIZE);
    }

    /**
     * The best of the whole catalog: what no term of the user touches is as good as its trend, so beside the touched products
     * only the head of the trending ones can be on the list.
     */
    public List<Recommendation> rank(RankingRequest request, int size) {
        UserTerms terms = new UserTerms(model, searches, request);
        Scores scores = scratch.get();
        try {
            terms.forEach(
                    !settings.excludePurchased(),
                    (product, ingredient, type, subject, amount) ->
                            scores.add(product, weights[ingredient.place()] * amount));
            Set<Integer> hidden = hidden(request);
            touchTrending(scores, hidden, size);
            Strongest strongest = new Strongest(size);
            for (int place = 0; place < scores.touched(); place++) {
                int product = scores.touched(place);
                if (model.index().product(product).inStock() && !hidden.contains(product)) {
                    strongest.offer(product, scores.of(product) + store.of(product));
                }
            }
            return explained(terms, strongest.drain(), scores);
        } finally {
            scores.clear();
        }
    }

    private void touchTrending(Scores scores, Set<Integer> hidden, int size) {
        int found = 0;
        for (int product : store.order()) {
            if (found == size) {
                return;
            }
            if (!hidden.contains(product)) {
                scores.touch(product);
                found++;
            }
        }
    }

    private Set<Integer> hidden(RankingRequest request) {
        Set<Integer> hidden = new HashSet<>();
        if (settings.excludePurchased()) {
            for (PurchasedProduct purchase : request.activity().purchases()) {
                int product = model.index().numberOf(purchase.productId().value());
                if (product != ProductIndex.UNKNOWN) {
                    hidden.add(product);
                }
            }
        }
        return hidden;
    }

    private List<Recommendation> explained(UserTerms terms, int[] chosen, Scores scores) {
        Map<Integer, Contributions> contributions = new HashMap<>();
        for (int product : chosen) {
            contributions.put(product, new Contributions());
        }
        terms.forEach(!settings.excludePurchased(), (product, ingredient, type, subject, amount) -> {
            Contributions ofProduct = contributions.get(product);
            if (ofProduct != null) {
                ofProduct.add(type, subject, weights[ingredient.place()] * amount);
            }
        });
        List<Recommendation> list = new ArrayList<>(chosen.length);
        for (int product : chosen) {
            list.add(new Recommendation(
                    model.index().idOf(product),
                    scores.of(product) + store.of(product),
                    contributions.getOrDefault(product, new Contributions()).reasons(store.of(product))));
        }
        return list;
    }

    /** What an ingredient is worth here. */
    public double weight(Ingredient ingredient) {
        return weights[ingredient.place()];
    }
}
