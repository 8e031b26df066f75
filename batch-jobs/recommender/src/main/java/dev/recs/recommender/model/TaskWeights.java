package dev.recs.recommender.model;

/** The feature weights of each task: lists without what the user has, and lists that may repeat it. */
public record TaskWeights(FeatureWeights discovery, FeatureWeights replenishment) {

    public static final TaskWeights DEFAULT = new TaskWeights(FeatureWeights.DISCOVERY, FeatureWeights.REPLENISHMENT);

    public FeatureWeights of(boolean excludePurchased) {
        return excludePurchased ? discovery : replenishment;
    }

    void write(ModelWriter out) {
        out.doubles(discovery.toArray());
        out.doubles(replenishment.toArray());
    }

    static TaskWeights read(ModelReader in) {
        return new TaskWeights(FeatureWeights.of(in.doubles()), FeatureWeights.of(in.doubles()));
    }
}
