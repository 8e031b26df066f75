package dev.recs.ranking;

import dev.recs.activity.Activity;
import dev.recs.activity.PurchasedProduct;
import dev.recs.catalog.ProductIndex;
import dev.recs.model.Embedding;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.neighbours.CatalogModel;
import dev.recs.neighbours.Neighbours;
import dev.recs.signal.Channel;
import dev.recs.signal.RecencyDecay;
import dev.recs.signal.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every term of every product's score for one user, always in the same order. */
final class UserTerms {

    private static final double BUY_AGAIN_HALF_LIFE_DAYS = 60;

    private final CatalogModel model;
    private final RankingWeights weights;
    private final Activity activity;
    private final List<Signal> signals;
    private final RecencyDecay decay;
    private final Map<String, double[]> searches = new HashMap<>();
    private final double[] taste;

    UserTerms(CatalogModel model, RankingWeights weights, RankingRequest request) {
        this.model = model;
        this.weights = weights;
        this.activity = request.activity();
        this.signals = request.signals();
        UserProfile profile = request.profile();
        this.decay =
                new RecencyDecay(BUY_AGAIN_HALF_LIFE_DAYS, profile.version().asOf());
        Embedding embedding = profile.embedding();
        this.taste = embedding == null ? new double[0] : model.texts().similarities(embedding);
        for (Signal signal : signals) {
            Embedding vector = request.searchVectors().get(signal.subject());
            if (signal.channel() == Channel.SEARCH && vector != null) {
                searches.put(signal.subject(), model.texts().similarities(vector));
            }
        }
    }

    void forEach(Terms terms) {
        for (Signal signal : signals) {
            if (signal.channel() == Channel.SEARCH) {
                searched(signal, terms);
            } else {
                neighbours(signal, terms);
            }
        }
        everyProduct(terms);
        buyAgain(terms);
    }

    private void neighbours(Signal signal, Terms terms) {
        int product = model.index().numberOf(signal.subject());
        if (product == ProductIndex.UNKNOWN) {
            return;
        }
        boolean bought = signal.channel() == Channel.PURCHASE;
        ReasonType together = bought ? ReasonType.BOUGHT_TOGETHER : ReasonType.VIEWED_TOGETHER;
        ReasonType similar = bought ? ReasonType.SIMILAR_TO_BOUGHT : ReasonType.SIMILAR_TO_VIEWED;
        spread(
                model.boughtTogether(),
                product,
                (other, weight) -> terms.add(
                        other, together, signal.subject(), signal.weight() * weights.boughtTogether() * weight));
        spread(
                model.similar(),
                product,
                (other, weight) ->
                        terms.add(other, similar, signal.subject(), signal.weight() * weights.similar() * weight));
    }

    private static void spread(Neighbours neighbours, int product, Strength strength) {
        for (int rank = 0; rank < neighbours.count(product); rank++) {
            strength.add(neighbours.id(product, rank), neighbours.weight(product, rank));
        }
    }

    private void searched(Signal signal, Terms terms) {
        double[] similarities = searches.getOrDefault(signal.subject(), new double[0]);
        for (int product = 0; product < similarities.length; product++) {
            terms.add(product, ReasonType.SEARCHED, signal.subject(), signal.weight() * similarities[product]);
        }
    }

    private void everyProduct(Terms terms) {
        for (int product = 0; product < model.index().size(); product++) {
            terms.add(product, ReasonType.TRENDING, "", weights.trend() * model.trend(product));
            if (taste.length > 0) {
                terms.add(product, ReasonType.TASTE, "", weights.taste() * taste[product]);
            }
        }
    }

    private void buyAgain(Terms terms) {
        for (PurchasedProduct purchase : activity.purchases()) {
            int product = model.index().numberOf(purchase.productId().value());
            if (product != ProductIndex.UNKNOWN) {
                double often = (double) purchase.times() / (purchase.times() + 1);
                terms.add(product, ReasonType.BUY_AGAIN, "", weights.buyAgain() * often * decay.of(purchase.last()));
            }
        }
    }

    private interface Strength {
        void add(int product, double weight);
    }
}
