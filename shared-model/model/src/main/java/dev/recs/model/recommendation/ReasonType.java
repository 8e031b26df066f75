package dev.recs.model.recommendation;

/** Why a product is on a list: the kind of one contribution to its score. */
public enum ReasonType {
    /** Others who bought the subject bought this too. */
    BOUGHT_TOGETHER("bought-together"),
    /** Others who bought what the user looked at bought this too. */
    VIEWED_TOGETHER("viewed-together"),
    /** Its text is near that of a product the user bought. */
    SIMILAR_TO_BOUGHT("similar-to-bought"),
    /** Its text is near that of a product the user looked at. */
    SIMILAR_TO_VIEWED("similar-to-viewed"),
    /** Its text is near what the user searched for. */
    SEARCHED("searched"),
    /** It is near the profile as a whole. */
    TASTE("taste"),
    /** The user buys it again and again. */
    BUY_AGAIN("buy-again"),
    /** Many buy it just now. */
    TRENDING("trending"),
    /** It is in season. */
    SEASON("season"),
    /** The shop's own rule. */
    PROMOTED("promoted"),
    /** Shown before without a click: takes from the score. */
    SHOWN_OFTEN("shown-often"),
    /** Stands lower than its score, because it is like the subject above it; takes nothing from the score. */
    VARIETY("variety"),
    /** What is left of many small contributions. */
    OTHER("other");

    private static final ReasonType[] ALL = values();

    private final String wireName;

    ReasonType(String wireName) {
        this.wireName = wireName;
    }

    /** As stored and served. */
    public String wireName() {
        return wireName;
    }

    /**
     * Looks through all, because texts just read have no hash yet: most differ in length, and a look takes a nanosecond.
     *
     * @return {@link #OTHER} for a name that only a later version of ours knows, so that lists which it wrote stay readable
     */
    public static ReasonType of(String wireName) {
        for (ReasonType type : ALL) {
            if (type.wireName.equals(wireName)) {
                return type;
            }
        }
        return OTHER;
    }
}
