package dev.recs.jobs.experiments.statistics;

import java.util.List;

/**
 * Whether users came to variants in the shares that were planned: a test that may be looked at after every user.
 *
 * <p>The Bayes factor of Lindon and Malek (2022): with counts n_i, planned shares θ_i and a Dirichlet prior of the parameters α_i = 100 θ_i
 * for the alternative, BF = Γ(100) / Γ(100 + n) × Π Γ(α_i + n_i) / Γ(α_i) × Π θ_i^−n_i. Under the planned shares BF is a martingale of mean 1,
 * so it ever comes to 1/α with probability α at most (Ville's inequality).
 *
 * @param bayesFactor natural logarithm of it; high speaks against the shares
 */
public record SampleRatio(double bayesFactor) {

    /** Wrong alarms, over the whole life of an experiment: one in a thousand. */
    public static final double ALPHA = 0.001;

    private static final double CONCENTRATION = 100;

    /**
     * Of users by variant.
     *
     * @param shares as planned, in the order of the users, of any sum
     */
    public static SampleRatio of(List<Long> users, List<Double> shares) {
        if (users.size() != shares.size() || users.isEmpty()) {
            throw new IllegalArgumentException("%d counts and %d shares: expected as many of both, and some"
                    .formatted(users.size(), shares.size()));
        }
        double whole = shares.stream().mapToDouble(share -> share).sum();
        double all = users.stream().mapToDouble(count -> count).sum();
        double factor = LogGamma.of(CONCENTRATION) - LogGamma.of(CONCENTRATION + all);
        for (int i = 0; i < users.size(); i++) {
            double share = shares.get(i) / whole;
            double prior = CONCENTRATION * share;
            factor += LogGamma.of(prior + users.get(i)) - LogGamma.of(prior) - users.get(i) * Math.log(share);
        }
        return new SampleRatio(factor);
    }

    /** The shares are not those planned. */
    public boolean isAlarm() {
        return bayesFactor >= -Math.log(ALPHA);
    }
}
