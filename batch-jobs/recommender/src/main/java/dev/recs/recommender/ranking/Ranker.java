package dev.recs.recommender.ranking;

import dev.recs.model.Embedding;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.refusal.Refusals;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.model.FeatureWeights;
import dev.recs.recommender.model.NearestProducts;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.TopK;
import dev.recs.recommender.rotation.ShownOften;
import dev.recs.recommender.rules.ActiveRules;
import dev.recs.recommender.rules.RuleBook;
import dev.recs.recommender.variants.Variants;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
    private final ActiveRules rules;
    private final Variants variants;
    private final Claims claims;

    /** Compares every product in memory. */
    public Ranker(CatalogModel model, RankingSettings settings) {
        this(model, settings, model.content());
    }

    private Ranker(Ranker other, RankingSettings settings, double[] weights, StoreTerms store, ActiveRules rules) {
        this.model = other.model;
        this.settings = settings;
        this.weights = weights;
        this.store = store;
        this.searches = other.searches;
        this.scratch = other.scratch;
        this.rules = rules;
        this.variants = other.variants;
        this.claims = other.claims;
    }

    /** @param nearest finds the products that fit a search */
    public Ranker(CatalogModel model, RankingSettings settings, NearestProducts nearest) {
        this.model = model;
        this.settings = settings;
        FeatureWeights featureWeights = weights(model, settings);
        this.weights = featureWeights.toArray();
        this.store = new StoreTerms(model, featureWeights);
        this.searches = new SearchMatches(nearest, new SearchWords(model.index()));
        this.scratch = ThreadLocal.withInitial(() -> new Scores(model.index().size()));
        this.rules = RuleBook.EMPTY.at(model.asOf(), model.index());
        this.variants = Variants.find(model.index());
        this.claims = new Claims(model.buyers());
    }

    /** The same, as the shop's rules want it. */
    public Ranker under(ActiveRules shopRules) {
        return new Ranker(this, settings, weights, store.under(model, shopRules), shopRules);
    }

    /** The same with other settings and no rules: what depends on the catalog alone is shared. */
    public Ranker with(RankingSettings other) {
        FeatureWeights featureWeights = weights(model, other);
        return new Ranker(
                this,
                other,
                featureWeights.toArray(),
                new StoreTerms(model, featureWeights),
                RuleBook.EMPTY.at(model.asOf(), model.index()));
    }

    private static FeatureWeights weights(CatalogModel model, RankingSettings settings) {
        return settings.featureWeights(model.taskWeights().of(settings.excludePurchased()));
    }

    /** Finds the products that fit the searches of many users at once; only a matter of speed. */
    public void prepare(Map<String, Embedding> searchVectors) {
        searches.prepare(searchVectors);
    }

    /** The best {@link #LIST_SIZE}, ties by product id; products out of stock, and bought ones if so set, are left out. */
    public List<Recommendation> rank(RankingRequest request) {
        return rank(request, LIST_SIZE);
    }

    /** The best of the whole catalog. */
    public List<Recommendation> rank(RankingRequest request, int size) {
        return score(request, ShownOften.NOTHING, scored -> scored.explained(scored.best(size)));
    }

    /**
     * Scores the catalog for a user and hands the scores on.
     *
     * @param shown products that lose a part of their score
     * @param use must keep nothing of what it is given: the scores are those of the next user once it returns
     */
    public <T> T score(RankingRequest request, ShownOften shown, Function<Scored, T> use) {
        UserTerms terms = new UserTerms(model, searches, request);
        Scores scores = scratch.get();
        try {
            terms.forEach(
                    this::counts,
                    (product, feature, type, subject, amount) ->
                            scores.add(product, weights[feature.place()] * amount));
            return use.apply(new Scored(this, terms, scores, limits(request)).without(shown));
        } finally {
            scores.clear();
        }
    }

    private Scored.Limits limits(RankingRequest request) {
        return new Scored.Limits(hidden(request), request.activity().refusals().lessOf());
    }

    /** What the user refused, in whatever variant. */
    public Set<Integer> refused(RankingRequest request) {
        Refusals refusals = request.activity().refusals();
        Set<Integer> hidden = new HashSet<>();
        for (String refused : refusals.products()) {
            int product = model.index().numberOf(refused);
            if (product != ProductIndex.UNKNOWN) {
                variants.of(product).forEach(hidden::add);
            }
        }
        if (!refusals.categories().isEmpty()) {
            IntStream.range(0, model.index().size())
                    .filter(product -> refusals.categories()
                            .contains(model.index().product(product).category()))
                    .forEach(hidden::add);
        }
        return hidden;
    }

    /** What the user has, or refused, in whatever variant. */
    private Set<Integer> hidden(RankingRequest request) {
        Set<Integer> hidden = refused(request);
        if (settings.excludePurchased()) {
            for (PurchasedProduct purchase : request.activity().purchases()) {
                int product = model.index().numberOf(purchase.productId().value());
                if (product != ProductIndex.UNKNOWN) {
                    variants.of(product).forEach(hidden::add);
                }
            }
        }
        return hidden;
    }

    private boolean counts(Feature feature) {
        return weights[feature.place()] != 0 && !(settings.excludePurchased() && Feature.REPEATS.contains(feature));
    }

    CatalogModel model() {
        return model;
    }

    ActiveRules rules() {
        return rules;
    }

    /** What the user has, the most likely to be bought again first, ties by number. */
    int[] repeats(UserTerms terms) {
        double[] again = settings.with(false)
                .featureWeights(model.taskWeights().replenishment())
                .toArray();
        Map<Integer, Double> sums = new HashMap<>();
        terms.addRepeatPurchase((product, feature, type, subject, amount) ->
                sums.merge(product, again[feature.place()] * amount, Double::sum));
        TopK topK = new TopK(sums.size());
        sums.forEach(topK::offer);
        return topK.drain();
    }

    /** What a search fits, best first. */
    int[] matching(String search, @Nullable Embedding vector) {
        Neighbours row = searches.find(search, vector);
        return IntStream.range(0, row.count(0)).map(rank -> row.id(0, rank)).toArray();
    }

    StoreTerms store() {
        return store;
    }

    Claims claims() {
        return claims;
    }

    /** Which products are one product to a user. */
    public Variants variants() {
        return variants;
    }

    /** Every term of the user's score, weighed. */
    void forEach(UserTerms terms, WeighedTerms weighed) {
        terms.forEach(
                this::counts,
                (product, feature, type, subject, amount) ->
                        weighed.add(product, type, subject, weights[feature.place()] * amount));
    }

    /** Takes the terms of the score one by one, as amounts of the score. */
    @FunctionalInterface
    interface WeighedTerms {
        void add(int product, ReasonType type, String subject, double amount);
    }
}
