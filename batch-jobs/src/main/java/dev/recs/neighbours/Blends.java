package dev.recs.neighbours;

/** The blend of each task: lists without what the user has, and lists that may repeat it. */
public record Blends(Blend discovery, Blend replenishment) {

    public static final Blends DEFAULT = new Blends(Blend.DISCOVERY, Blend.REPLENISHMENT);

    public Blend of(boolean excludePurchased) {
        return excludePurchased ? discovery : replenishment;
    }

    void write(ModelWriter out) {
        out.doubles(discovery.toArray());
        out.doubles(replenishment.toArray());
    }

    static Blends read(ModelReader in) {
        return new Blends(Blend.of(in.doubles()), Blend.of(in.doubles()));
    }
}
