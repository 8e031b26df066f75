package dev.recs.ranking;

/**
 * How much each ingredient counts.
 *
 * @param excludePurchased true for discovery, false for replenishment
 */
public record RankingWeights(
        double boughtTogether, double similar, double taste, double buyAgain, double trend, boolean excludePurchased) {

    public static final RankingWeights DEFAULT = new RankingWeights(1, 0.2, 0.05, 0.3, 0.1, true);
}
