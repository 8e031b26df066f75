package dev.recs.recommender.signal;

/** Where a signal comes from, with its share of a profile when all channels are there. */
public enum Channel {
    PURCHASE(0.7),
    SEARCH(0.2),
    VIEW(0.1);

    private final double share;

    Channel(double share) {
        this.share = share;
    }

    /** In (0, 1]; those of all channels sum to 1. */
    public double share() {
        return share;
    }
}
