package dev.recs.recommender.ranking;

import dev.recs.model.Embedding;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.recommender.model.TopK;
import dev.recs.recommender.rotation.ShownOften;
import dev.recs.recommender.rules.ActiveRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The catalog scored for one user, as long as {@link Ranker#score} lasts. Products by their number. */
public final class Scored {

    /** A half cost 0.003 NDCG of what is new in a month of trends, a third nothing (docs/log/lists-truth.md). */
    private static final double PERSONAL_SHARE = 1 / 3.0;

    /** What a product keeps of its score whose category the user wants less of. */
    private static final double LESS = 0.5;

    private final Ranker ranker;
    private final UserTerms terms;
    private final Scores scores;
    private final Limits limits;
    private final ActiveRules rules;
    private final Map<Integer, Double> taken = new HashMap<>();

    Scored(Ranker ranker, UserTerms terms, Scores scores, Limits limits) {
        this.ranker = ranker;
        this.terms = terms;
        this.scores = scores;
        this.limits = limits;
        this.rules = ranker.rules();
    }

    /** Takes from the products that were shown often. */
    Scored without(ShownOften shown) {
        shown.parts().forEach((product, part) -> {
            double amount = -part * Math.abs(whole(product));
            scores.add(product, amount);
            taken.put(product, amount);
        });
        return this;
    }

    /**
     * The best of the whole catalog, best first, ties by number: what no term of the user touches is as good as its trend, so beside
     * the touched products only the head of the trending ones can be among them.
     */
    public int[] best(int size) {
        touchTrending(size + taken.size());
        return best(size, this::isWanted);
    }

    /** The best of those among the touched products that pass. */
    public int[] best(int size, IntPredicate passes) {
        TopK topK = new TopK(size);
        for (int place = 0; place < scores.touched(); place++) {
            int product = scores.touched(place);
            double score = of(product);
            if (!(score < topK.smallest()) && passes.test(product)) {
                topK.offer(product, score);
            }
        }
        return topK.drain();
    }

    /** What the user has, the most likely to be bought again first. */
    public int[] repeats() {
        return ranker.repeats(terms);
    }

    /**
     * What a search fits, best first.
     *
     * @param vector null for a search whose text has none: its words alone are matched
     */
    public int[] matching(String search, @Nullable Embedding vector) {
        return ranker.matching(search, vector);
    }

    /** The sum of all terms, of what was taken and of what the shop's rules add. */
    public double of(int product) {
        return rules.weigh(product, unruled(product));
    }

    /** Whether the user has it: on a list that may repeat it is no suggestion of another design. */
    public boolean isOwned(int product) {
        return terms.isOwned(product);
    }

    /** Whether what the user did gives less than a third of its score. */
    public boolean isImpersonal(int product) {
        double ofUser = scores.of(product) - taken.getOrDefault(product, 0.0);
        return ofUser < PERSONAL_SHARE * (ofUser + ranker.store().of(product));
    }

    /** How many products were looked at one by one so far. */
    public int touched() {
        return scores.touched();
    }

    /** Whether it can be sold to this user and the shop's rules allow it. */
    public boolean isWanted(int product) {
        return isForSale(product) && !limits.hidden().contains(product);
    }

    /** Whether it is in stock and the shop's rules allow it, to whoever has it or not. */
    public boolean isForSale(int product) {
        return ranker.model().index().product(product).inStock() && !rules.hide(product);
    }

    /** The same products in the same order, with what their scores are made of. */
    public List<Recommendation> explained(int[] chosen) {
        for (int product : chosen) {
            scores.explain(product, new Contributions());
        }
        ranker.forEach(terms, (product, type, subject, amount) -> {
            Contributions ofProduct = scores.explanation(product);
            if (ofProduct != null) {
                ofProduct.add(type, subject, amount);
            }
        });
        List<Recommendation> list = new ArrayList<>(chosen.length);
        for (int product : chosen) {
            List<Reason> reasons = Objects.requireNonNull(scores.explanation(product))
                    .reasons(
                            ranker.claims()
                                    .reason(
                                            product,
                                            ranker.store().of(product)
                                                    - ranker.store().season(product)),
                            ranker.store().season(product));
            list.add(new Recommendation(
                    ranker.model().index().idOf(product),
                    of(product),
                    ShopReasons.merged(parts(product, reasons), changes(product))));
        }
        return list;
    }

    private List<Reason> changes(int product) {
        Double amount = taken.get(product);
        if (amount == null && rules.isEmpty()) {
            return List.of();
        }
        List<Reason> changes = new ArrayList<>();
        if (amount != null) {
            changes.add(new Reason(ReasonType.SHOWN_OFTEN, "", part(product) * amount));
        }
        rules.changes(product, unruled(product))
                .forEach(change -> changes.add(new Reason(ReasonType.PROMOTED, change.rule(), change.amount())));
        return changes;
    }

    private double unruled(int product) {
        return part(product) * whole(product);
    }

    private double whole(int product) {
        return scores.of(product) + ranker.store().of(product);
    }

    /** What a product keeps of its score: half, if the user wants less of its category. Halving is exact, so reasons still add up. */
    private double part(int product) {
        return limits.lessOf().isEmpty()
                        || !limits.lessOf()
                                .contains(
                                        ranker.model().index().product(product).category())
                ? 1
                : LESS;
    }

    private List<Reason> parts(int product, List<Reason> reasons) {
        double part = part(product);
        return part == 1
                ? reasons
                : reasons.stream()
                        .map(reason -> new Reason(reason.type(), reason.subject(), part * reason.amount()))
                        .toList();
    }

    private void touchTrending(int size) {
        int found = 0;
        for (int product : ranker.store().order()) {
            if (found == size) {
                return;
            }
            if (!limits.hidden().contains(product)) {
                scores.touch(product);
                found += part(product) == 1 ? 1 : 0;
            }
        }
    }

    /**
     * What the user must not see, or not much of.
     *
     * @param hidden products by number
     * @param lessOf categories
     */
    record Limits(Set<Integer> hidden, Set<String> lessOf) {}
}
