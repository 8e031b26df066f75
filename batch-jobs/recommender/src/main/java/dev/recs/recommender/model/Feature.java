package dev.recs.recommender.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A part of the score: each product has a value of each, and a feature weight says how much it counts. */
public enum Feature {
    /** Bought or viewed products speak for what is bought with them. */
    CO_PURCHASE,
    /** Bought or viewed products speak for what is in the next order of those who had them, the same product again included. */
    SEQUENTIAL,
    /** What was bought last speaks for what others bought in one order with it. */
    COMPANION,
    /** What was bought last speaks for what others bought in the orders after it. */
    SUCCESSOR,
    /** Bought or viewed products speak for what suits the same few tastes, whether or not anybody bought both. */
    LOW_RANK,
    /** Bought or viewed products speak for those with a similar text. */
    CONTENT,
    /** Searches speak for products whose text fits. */
    SEARCH,
    /** Bought by many in these days. */
    TREND,
    /** Bought by many in these months. */
    POPULARITY,
    /** Bought by many since ever. */
    LONG_TERM_POPULARITY,
    /** Bought by many in these weeks of the years before. */
    SEASON,
    /** The user bought it, more than once perhaps. */
    REPEAT_COUNT,
    /** In how large a part of the orders since the first one the user, and others who had it, bought it again. */
    REPEAT_RATE,
    /** About as long ago as it usually takes until it is bought again. */
    REPEAT_INTERVAL;

    /** Those that speak for what the user has. */
    public static final Set<Feature> REPEATS =
            Collections.unmodifiableSet(EnumSet.of(REPEAT_COUNT, REPEAT_RATE, REPEAT_INTERVAL));

    /** Its place among the feature weights; the order is part of the stored model. */
    @SuppressWarnings("EnumOrdinal")
    public int place() {
        return ordinal();
    }

    /** Whether it is the same for every user. */
    public boolean isTrend() {
        return this == TREND || this == POPULARITY || this == LONG_TERM_POPULARITY || this == SEASON;
    }

    /** As in settings: {@code long-term-popularity}. */
    public String propertyName() {
        return switch (this) {
            case CO_PURCHASE -> "co-purchase";
            case SEQUENTIAL -> "sequential";
            case COMPANION -> "companion";
            case SUCCESSOR -> "successor";
            case LOW_RANK -> "low-rank";
            case CONTENT -> "content";
            case SEARCH -> "search";
            case TREND -> "trend";
            case POPULARITY -> "popularity";
            case LONG_TERM_POPULARITY -> "long-term-popularity";
            case SEASON -> "season";
            case REPEAT_COUNT -> "repeat-count";
            case REPEAT_RATE -> "repeat-rate";
            case REPEAT_INTERVAL -> "repeat-interval";
        };
    }
}
