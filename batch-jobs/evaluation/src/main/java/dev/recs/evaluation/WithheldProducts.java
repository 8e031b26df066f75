package dev.recs.evaluation;

import dev.recs.model.Embedding;
import dev.recs.model.catalog.Product;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.TfIdf;
import dev.recs.recommender.model.TopK;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Whether products that nobody has bought yet are found: a seeded tenth is withheld, with all that is known of its buyers, and ranked
 * for each of them by text alone, from the rest of what they bought. A hit is a withheld product that the user has.
 */
final class WithheldProducts {

    private static final int K = 10;
    private static final double PART = 0.1;
    private static final int MAX_USERS = 5_000;
    private static final long SEED = 10;

    private final Split split;
    private final Owned owned;
    private final BitSet withheld;
    private final int products;

    WithheldProducts(Split split) {
        this.split = split;
        this.owned = new Owned(split.history());
        this.withheld = withheld(split.history().sold());
        this.products = split.index().size();
    }

    /** By the similarity of this product, and by TF-IDF of names. */
    List<Found> measure(List<Embedding> embeddings) {
        List<Integer> users = users();
        PurchaseHistory history = split.history();
        Neighbours similar = ContentModel.train(
                        split.index(), embeddings, history.where(line -> !withheld.get(history.product(line))))
                .similar();
        TfIdf names =
                TfIdf.fit(split.index().products().stream().map(Product::name).toList());
        return List.of(
                found("recs, text alone", users, (user, scores) -> {
                    for (int product : kept(user)) {
                        for (int rank = 0; rank < similar.count(product); rank++) {
                            scores[similar.id(product, rank)] += similar.weight(product, rank);
                        }
                    }
                }),
                found(
                        "TF-IDF of names",
                        users,
                        (user, scores) ->
                                IntStream.of(kept(user)).forEach(product -> names.addSimilarities(product, scores))));
    }

    private Found found(String method, List<Integer> users, Scorer scorer) {
        double[] recalls =
                users.parallelStream().mapToDouble(user -> recall(user, scorer)).toArray();
        return new Found(
                method,
                users.size(),
                withheld.cardinality(),
                DoubleStream.of(recalls).average().orElse(0),
                Interval.estimate(recalls));
    }

    private double recall(int user, Scorer scorer) {
        double[] scores = new double[products];
        scorer.score(user, scores);
        TopK topK = new TopK(K);
        withheld.stream().forEach(product -> topK.offer(product, scores[product]));
        BitSet truth = truth(user);
        long hits = IntStream.of(topK.drain()).filter(truth::get).count();
        return (double) hits / truth.cardinality();
    }

    private BitSet truth(int user) {
        BitSet truth = new BitSet();
        IntStream.of(owned.products(user)).filter(withheld::get).forEach(truth::set);
        return truth;
    }

    private int[] kept(int user) {
        return IntStream.of(owned.products(user))
                .filter(product -> !withheld.get(product))
                .toArray();
    }

    /** Those who have a withheld product and another one; at most {@value #MAX_USERS}. */
    private List<Integer> users() {
        List<Integer> users = new ArrayList<>();
        for (int user = 0; user < owned.users(); user++) {
            int truth = truth(user).cardinality();
            if (truth > 0 && truth < owned.products(user).length) {
                users.add(user);
            }
        }
        return Sample.draw(users, MAX_USERS);
    }

    private static BitSet withheld(BitSet sold) {
        Random random = new Random(SEED);
        BitSet withheld = new BitSet();
        sold.stream().filter(product -> random.nextDouble() < PART).forEach(withheld::set);
        return withheld;
    }

    @FunctionalInterface
    private interface Scorer {
        void score(int user, double[] scores);
    }

    /**
     * Mean recall@10 of one method.
     *
     * @param products how many were withheld
     */
    record Found(String method, int users, int products, double recall, Interval interval) {}
}
