package dev.recs.evaluation;

import dev.recs.recommender.model.TopK;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Item-kNN: a product is worth the sum of the cosines of those of its {@value #K} nearest that the user has.
 *
 * <pre>{@code
 * cos[i][j] = |buyers of i and j| / √(|buyers of i| · |buyers of j|)
 * score(u, i) = Σ cos[i][j] over j that u has and that are among the nearest of i
 * }</pre>
 *
 * <p>Cut at the neighbours of the product that is ranked. Cut at those of what the user has, the method is a fifth worse.
 *
 * <p>Sarwar, Karypis, Konstan, Riedl: Item-based collaborative filtering recommendation algorithms (WWW 2001); on purchases: Deshpande,
 * Karypis: Item-based top-n recommendation algorithms (TOIS 22, 2004).
 */
final class ItemKnn {

    private static final int K = 100;

    private final Owned trained;
    private final int[][] buyers;

    private ItemKnn(Owned trained, int products) {
        this.trained = trained;
        this.buyers = buyers(trained, products);
    }

    static Method train(Split split, Owned owned) {
        return train(split, owned, "item-kNN", Recency.none(owned));
    }

    static Method train(Split split, Owned owned, String name, Recency recency) {
        int products = split.index().size();
        ItemKnn knn = new ItemKnn(new Owned(split.training()), products);
        Near[] near =
                IntStream.range(0, products).parallel().mapToObj(knn::near).toArray(Near[]::new);
        return new ScoredMethod(name, split, (scores, user) -> {
            double[] has = new double[products];
            for (int i = 0; i < owned.products(user).length; i++) {
                has[owned.products(user)[i]] = recency.weight(user, i);
            }
            for (int product = 0; product < products; product++) {
                scores[product] = near[product].sum(has);
            }
        });
    }

    private Near near(int product) {
        double[] cosines = new double[buyers.length];
        for (int user : buyers[product]) {
            for (int other : trained.products(user)) {
                cosines[other]++; // |buyers of i and j|
            }
        }
        cosines[product] = 0;
        for (int other = 0; other < cosines.length; other++) {
            cosines[other] /= Math.sqrt(Math.max(1, (double) buyers[product].length * buyers[other].length));
        }
        int[] nearest = TopK.largest(cosines, K);
        return new Near(
                nearest,
                Arrays.stream(nearest).mapToDouble(other -> cosines[other]).toArray());
    }

    static int[][] buyers(Owned owned, int products) {
        int[] counts = new int[products];
        for (int user = 0; user < owned.users(); user++) {
            for (int product : owned.products(user)) {
                counts[product]++;
            }
        }
        int[][] buyers = new int[products][];
        for (int product = 0; product < products; product++) {
            buyers[product] = new int[counts[product]];
        }
        int[] next = new int[products];
        for (int user = 0; user < owned.users(); user++) {
            for (int product : owned.products(user)) {
                buyers[product][next[product]++] = user;
            }
        }
        return buyers;
    }

    /** The nearest products of one, with their cosines. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Near(int[] products, double[] cosines) {

        double sum(double[] has) {
            double sum = 0;
            for (int i = 0; i < products.length; i++) {
                sum += has[products[i]] * cosines[i];
            }
            return sum;
        }
    }
}
