package dev.recs.jobs.experiments.statistics;

import java.util.SplittableRandom;

/**
 * A position-biased click model with users who differ.
 *
 * <p>A list of ten is looked at to position k with probability k^−0.7 (the examination hypothesis: Craswell, Zoeter, Taylor, Ramsey, WSDM
 * 2008); a product that was looked at is followed with probability 4 % × taste of the user × appeal of the product, at most 1. Taste and appeal
 * are log-normal with mean 1, of deviation 0.7 and 0.5. A user comes on a day with a probability of their own, uniform from 0.05 to 0.4, and is
 * entered with the first visit. A followed product is ordered with probability 10 %, for a log-normal price of mean 20. Purchases of the time
 * before are Poisson with mean 3 × taste, so that they say something about who clicks much.
 *
 * @param clicks by how much a user of the variant follows more, as 1.05
 */
public record SimulatedShop(double clicks) {

    static final int POSITIONS = 10;

    private static final double CLICK = 0.04;
    private static final double ORDER = 0.1;
    private static final double TASTE = 0.7;
    private static final double APPEAL = 0.5;
    private static final double[] EXAMINED = examined();

    private static double[] examined() {
        double[] examined = new double[POSITIONS];
        for (int k = 0; k < POSITIONS; k++) {
            examined[k] = Math.pow(k + 1, -0.7);
        }
        return examined;
    }

    User user(SplittableRandom random, int variant) {
        double taste = logNormal(random, TASTE);
        return new User(variant, taste, random.nextDouble(0.05, 0.4), poisson(random, 3 * taste));
    }

    /** The user sees one list. */
    void visit(User user, SplittableRandom random) {
        user.impressions += POSITIONS;
        double follows = CLICK * user.taste * (user.variant == 0 ? 1 : clicks);
        for (int k = 0; k < POSITIONS; k++) {
            if (random.nextDouble() < EXAMINED[k] && random.nextDouble() < follows * logNormal(random, APPEAL)) {
                user.clicks++;
                if (random.nextDouble() < ORDER) {
                    user.orders++;
                    user.revenue += 20 * logNormal(random, APPEAL);
                }
            }
        }
    }

    private static double logNormal(SplittableRandom random, double deviation) {
        return Math.exp(deviation * random.nextGaussian() - deviation * deviation / 2);
    }

    private static int poisson(SplittableRandom random, double mean) {
        double limit = Math.exp(-mean);
        int count = -1;
        double product = 1;
        do {
            count++;
            product *= random.nextDouble();
        } while (product > limit);
        return count;
    }

    /** Somebody who may come, and what they did so far. */
    public static final class User {

        public final int variant;
        final double taste;
        final double visits;
        public final int bought;
        public int impressions;
        public int clicks;
        public int orders;
        public double revenue;

        private User(int variant, double taste, double visits, int bought) {
            this.variant = variant;
            this.taste = taste;
            this.visits = visits;
            this.bought = bought;
        }
    }
}
