package dev.recs.evaluation;

import dev.recs.recommender.model.training.Cholesky;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Implicit alternating least squares: factors of users and items that explain who bought what.
 *
 * <p>With {@code p[u][i] = 1} where u bought i and 0 elsewhere, and the confidence {@code c[u][i] = 1 + α · p[u][i]}, it lowers
 *
 * <pre>{@code
 * Σ c[u][i] · (p[u][i] − x[u]·y[i])² + λ · (Σ ‖x[u]‖² + Σ ‖y[i]‖²)
 * }</pre>
 *
 * <p>over all users u and items i, in turn for x with y fixed and for y with x fixed. Each half has a closed form, row by row:
 *
 * <pre>{@code
 * x[u] = (YᵀY + Yᵀ(Cᵘ − I)Y + λI)⁻¹ Yᵀ Cᵘ p[u]
 * }</pre>
 *
 * <p>where only the items that u bought have an entry in {@code Cᵘ − I}, α, and in {@code Cᵘ p[u]}, 1 + α. Each row is solved by itself, so
 * any number of threads gives the same factors.
 *
 * <p>Hu, Koren, Volinsky: Collaborative filtering for implicit feedback datasets (ICDM 2008), equations 3 to 5.
 */
final class ImplicitAls {

    private static final int SWEEPS = 10;
    private static final long SEED = 64;

    private final int[][] bought;
    private final int[][] buyers;
    private final Settings settings;
    private final double[][] x;
    private final double[][] y;

    /**
     * @param bought items of each user
     * @param buyers users of each item
     * @param y factors of the items to begin with; changed in place
     */
    ImplicitAls(int[][] bought, int[][] buyers, Settings settings, double[][] y) {
        this.bought = bought;
        this.buyers = buyers;
        this.settings = settings;
        this.x = new double[bought.length][settings.factors()];
        this.y = y;
    }

    static Method train(Split split, Owned owned) {
        int products = split.index().size();
        Owned trained = new Owned(split.training());
        ImplicitAls als = new ImplicitAls(
                bought(trained),
                ItemKnn.buyers(trained, products),
                Settings.DEFAULT,
                random(products, Settings.DEFAULT.factors()));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            als.solveUsers();
            als.solveItems();
        }
        als.foldIn(bought(owned));
        return new ScoredMethod("iALS", split, (scores, user) -> {
            for (int product = 0; product < products; product++) {
                scores[product] = als.score(user, product);
            }
        });
    }

    private static int[][] bought(Owned owned) {
        return IntStream.range(0, owned.users()).mapToObj(owned::products).toArray(int[][]::new);
    }

    /** The best x for y as it is, of users who have this. */
    private void foldIn(int[][] had) {
        solve(had, y, x);
    }

    /** The best x for y as it is. */
    void solveUsers() {
        solve(bought, y, x);
    }

    /** The best y for x as it is. */
    void solveItems() {
        solve(buyers, x, y);
    }

    /** {@code x[u]·y[i]}. */
    double score(int user, int item) {
        return dot(x[user], y[item]);
    }

    double[] ofUser(int user) {
        return x[user].clone();
    }

    double[] ofItem(int item) {
        return y[item].clone();
    }

    private static double[][] random(int rows, int factors) {
        Random random = new Random(SEED);
        double[][] matrix = new double[rows][factors];
        for (double[] row : matrix) {
            for (int i = 0; i < factors; i++) {
                row[i] = 0.1 * random.nextGaussian();
            }
        }
        return matrix;
    }

    /** One half of a sweep; written for users, the same for items with x and y exchanged. */
    private void solve(int[][] seen, double[][] fixed, double[][] solved) {
        double[][] yty = gram(fixed);
        IntStream.range(0, seen.length).parallel().forEach(row -> solve(seen[row], fixed, yty, solved[row]));
    }

    private void solve(int[] seen, double[][] fixed, double[][] yty, double[] xu) {
        int factors = settings.factors();
        double[][] a = new double[factors][];
        for (int i = 0; i < factors; i++) {
            a[i] = yty[i].clone(); // YᵀY
            a[i][i] += settings.lambda(); // + λI
            xu[i] = 0;
        }
        for (int item : seen) {
            double[] yi = fixed[item];
            for (int i = 0; i < factors; i++) {
                double scaled = settings.alpha() * yi[i];
                for (int j = 0; j <= i; j++) {
                    a[i][j] += scaled * yi[j]; // + Yᵀ(Cᵘ − I)Y
                }
                xu[i] += (1 + settings.alpha()) * yi[i]; // Yᵀ Cᵘ p[u]
            }
        }
        Cholesky.solve(a, xu);
    }

    private double[][] gram(double[][] rows) {
        int factors = settings.factors();
        double[][] gram = new double[factors][factors];
        for (double[] row : rows) {
            for (int i = 0; i < factors; i++) {
                for (int j = 0; j < factors; j++) {
                    gram[i][j] += row[i] * row[j];
                }
            }
        }
        return gram;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /**
     * @param factors of each user and item
     * @param alpha α, how much more a purchase counts than none
     * @param lambda λ, regularisation of the factors
     */
    record Settings(int factors, double alpha, double lambda) {

        static final Settings DEFAULT = new Settings(64, 10, 10);
    }
}
