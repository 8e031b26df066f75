package dev.recs.evaluation;

import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.ContentModel;
import dev.recs.testing.TestOrders;
import dev.recs.testing.TestOrders.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A split that learns from all of a history, and the scores of a method learnt from it. */
final class SmallSplit {

    private final Split split;
    private final Owned owned;

    private SmallSplit(int products, PurchaseHistory history) {
        this.split = new Split(
                "time-split",
                "",
                TestOrders.index(products),
                new Holdout(history, TestOrders.NOW, List.of()),
                List.of());
        this.owned = new Owned(history);
    }

    static SmallSplit of(int products, List<Line> lines) {
        return new SmallSplit(
                products, PurchaseHistory.read(TestOrders.source(lines), TestOrders.index(products), TestOrders.NOW));
    }

    /** @param bought products of each user */
    static SmallSplit of(int products, int[][] bought) {
        List<Line> lines = new ArrayList<>();
        for (int user = 0; user < bought.length; user++) {
            for (int product : bought[user]) {
                lines.add(TestOrders.line(user, product, 1));
            }
        }
        return of(products, lines);
    }

    Method train(BiFunction<Split, Owned, Method> method) {
        return method.apply(split, owned);
    }

    /** By user and product. */
    double[][] scores(BiFunction<Split, Owned, Method> method) {
        ScoredMethod learnt = (ScoredMethod) train(method);
        double[][] scores = new double[owned.users()][split.index().size()];
        for (int user = 0; user < scores.length; user++) {
            learnt.scores().accept(scores[user], user);
        }
        return scores;
    }

    List<Method> all(ContentModel content) {
        return new Baselines(split).all(content);
    }

    int[][] bought() {
        int[][] bought = new int[owned.users()][];
        for (int user = 0; user < bought.length; user++) {
            bought[user] = owned.products(user);
        }
        return bought;
    }

    int[][] buyers() {
        return ItemKnn.buyers(owned, split.index().size());
    }

    /** The scores of product i as those of product {@code numbers[i]}. */
    static double[] permuted(double[] scores, int[] numbers) {
        double[] permuted = new double[scores.length];
        for (int product = 0; product < scores.length; product++) {
            permuted[numbers[product]] = scores[product];
        }
        return permuted;
    }
}
