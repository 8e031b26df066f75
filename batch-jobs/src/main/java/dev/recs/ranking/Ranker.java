package dev.recs.ranking;

import dev.recs.activity.PurchasedProduct;
import dev.recs.catalog.ProductIndex;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.neighbours.CatalogModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Ranks the catalog for one user; pure, safe for any number of threads. */
public final class Ranker {

    /** Length of a stored list. */
    public static final int LIST_SIZE = 60;

    private final CatalogModel model;
    private final RankingWeights weights;

    public Ranker(CatalogModel model, RankingWeights weights) {
        this.model = model;
        this.weights = weights;
    }

    /** Best first, ties by product id; products out of stock, and bought ones if so set, are left out. */
    public List<Recommendation> rank(RankingRequest request) {
        UserTerms terms = new UserTerms(model, weights, request);
        double[] scores = new double[model.index().size()];
        terms.forEach((product, type, subject, amount) -> scores[product] += amount);
        BitSet hidden = hidden(request);
        int[] chosen = IntStream.range(0, scores.length)
                .filter(product -> scores[product] > 0 && !hidden.get(product))
                .boxed()
                .sorted((a, b) -> scores[a] == scores[b] ? Integer.compare(a, b) : Double.compare(scores[b], scores[a]))
                .limit(LIST_SIZE)
                .mapToInt(Integer::intValue)
                .toArray();
        return explained(terms, chosen, scores);
    }

    private BitSet hidden(RankingRequest request) {
        BitSet hidden = new BitSet(model.index().size());
        for (int product = 0; product < model.index().size(); product++) {
            hidden.set(product, !model.index().product(product).inStock());
        }
        if (weights.excludePurchased()) {
            for (PurchasedProduct purchase : request.activity().purchases()) {
                int product = model.index().numberOf(purchase.productId().value());
                if (product != ProductIndex.UNKNOWN) {
                    hidden.set(product);
                }
            }
        }
        return hidden;
    }

    private List<Recommendation> explained(UserTerms terms, int[] chosen, double[] scores) {
        Map<Integer, Map<Subject, Double>> amounts = new LinkedHashMap<>();
        for (int product : chosen) {
            amounts.put(product, new LinkedHashMap<>());
        }
        terms.forEach((product, type, subject, amount) -> {
            Map<Subject, Double> ofProduct = amount == 0 ? null : amounts.get(product);
            if (ofProduct != null) {
                ofProduct.merge(new Subject(type, subject), amount, Double::sum);
            }
        });
        List<Recommendation> list = new ArrayList<>(chosen.length);
        amounts.forEach((product, reasons) ->
                list.add(new Recommendation(model.index().idOf(product), scores[product], sorted(reasons))));
        return list;
    }

    private static List<Reason> sorted(Map<Subject, Double> reasons) {
        return reasons.entrySet().stream()
                .map(entry -> new Reason(entry.getKey().type(), entry.getKey().subject(), entry.getValue()))
                .sorted(Comparator.comparingDouble((Reason reason) -> -reason.amount())
                        .thenComparing(Reason::type)
                        .thenComparing(Reason::subject))
                .toList();
    }

    private record Subject(ReasonType type, String subject) {}
}
