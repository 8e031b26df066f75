package dev.recs.model.recommendation;

/** Why a product is on a list: the kind of one contribution to its score. */
public enum ReasonType {
    /** Others who bought the subject bought this too. */
    BOUGHT_TOGETHER("bought-together"),
    /** Others who bought the subject bought this soon after it. */
    BOUGHT_AFTER("bought-after"),
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
    /** Many small things that the user bought speak for it, the subject most of all. */
    PURCHASES("purchases"),
    /** Bought by others of late; nothing is said of how many. */
    TRENDING("trending"),
    /** Among the products with the most buyers of the last seven days; the subject says among how many. */
    POPULAR_THIS_WEEK("popular-this-week"),
    /** Among the products with the most buyers of the last thirty days; the subject says among how many. */
    POPULAR_THIS_MONTH("popular-this-month"),
    /** First sold not long ago, and among the quarter of the products that sells best. */
    NEW_AND_SELLING("new-and-selling"),
    /** Bought by more users than before. */
    RISING("rising"),
    /** There are as many more designs of it as the subject says; adds nothing to the score. */
    DESIGNS("designs"),
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

    /** Whether its subject is the id of a product. */
    public boolean namesProduct() {
        return switch (this) {
            case BOUGHT_TOGETHER,
                    BOUGHT_AFTER,
                    VIEWED_TOGETHER,
                    SIMILAR_TO_BOUGHT,
                    SIMILAR_TO_VIEWED,
                    PURCHASES,
                    VARIETY -> true;
            case SEARCHED,
                    TASTE,
                    BUY_AGAIN,
                    TRENDING,
                    POPULAR_THIS_WEEK,
                    POPULAR_THIS_MONTH,
                    NEW_AND_SELLING,
                    RISING,
                    SEASON,
                    PROMOTED,
                    SHOWN_OFTEN,
                    DESIGNS,
                    OTHER -> false;
        };
    }

    /** Whether it is one product that the user bought. */
    public boolean isOfPurchase() {
        return this == BOUGHT_TOGETHER || this == BOUGHT_AFTER || this == SIMILAR_TO_BOUGHT;
    }

    /** Whether it comes from what the user did. */
    public boolean isPersonal() {
        return switch (this) {
            case BOUGHT_TOGETHER,
                    BOUGHT_AFTER,
                    VIEWED_TOGETHER,
                    SIMILAR_TO_BOUGHT,
                    SIMILAR_TO_VIEWED,
                    PURCHASES,
                    SEARCHED,
                    TASTE,
                    BUY_AGAIN -> true;
            case TRENDING,
                    POPULAR_THIS_WEEK,
                    POPULAR_THIS_MONTH,
                    NEW_AND_SELLING,
                    RISING,
                    SEASON,
                    PROMOTED,
                    SHOWN_OFTEN,
                    VARIETY,
                    DESIGNS,
                    OTHER -> false;
        };
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
