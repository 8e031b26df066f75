package dev.recs.recommender.model;

/** A part of the score: each product has an amount of each, and a blend says what an amount is worth. */
public enum Feature {
    /** Bought or viewed products speak for what is bought with them. */
    TOGETHER,
    /** Bought or viewed products speak for what is in the next order of those who had them, the same product again included. */
    NEXT,
    /** Bought or viewed products speak for those with a similar text. */
    SIMILAR,
    /** Searches speak for products whose text fits. */
    SEARCHED,
    /** Bought by many in these days. */
    TREND,
    /** Bought by many in these months. */
    POPULAR,
    /** Bought by many since ever. */
    LONG_RUN,
    /** Bought by many in these weeks of the years before. */
    SEASON,
    /** The user bought it, more than once perhaps. */
    HABIT,
    /** In how large a part of the orders since the first one the user, and others who had it, bought it again. */
    AGAIN,
    /** About as long ago as it usually takes until it is bought again. */
    DUE;

    /** Its place in a blend; the order is part of the stored model. */
    @SuppressWarnings("EnumOrdinal")
    public int place() {
        return ordinal();
    }

    /** Whether it is the same for every user. */
    public boolean isTrend() {
        return this == TREND || this == POPULAR || this == LONG_RUN || this == SEASON;
    }

    /** As in settings: {@code long-term-popularity}. */
    public String propertyName() {
        return switch (this) {
            case TOGETHER -> "co-purchase";
            case NEXT -> "sequential";
            case SIMILAR -> "content";
            case SEARCHED -> "search";
            case TREND -> "trend";
            case POPULAR -> "popularity";
            case LONG_RUN -> "long-term-popularity";
            case SEASON -> "season";
            case HABIT -> "repeat-count";
            case AGAIN -> "repeat-rate";
            case DUE -> "repeat-interval";
        };
    }
}
