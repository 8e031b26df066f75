package dev.recs.model.ranking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A number that decides what stands on a list, and where: a setting, a fitted weight, or how many rules there are. */
public enum RankingParameter {
    /** Most products, searches and views that a profile is made of. */
    PURCHASES,
    SEARCHES,
    VIEWS,

    /** Parts of the sources of signals, 0 to 1. */
    PURCHASE_SHARE,
    SEARCH_SHARE,
    VIEW_SHARE,

    SIGNAL_HALF_LIFE_DAYS,
    PREFERENCE_HALF_LIFE_DAYS,

    /** What a purchase keeps of its weight with each later order, above 0 up to 1. */
    POSITION_DECAY,

    /** Feature weights, as they are in use; may be negative. */
    WEIGHT_CO_PURCHASE,
    WEIGHT_SEQUENTIAL,
    WEIGHT_COMPANION,
    WEIGHT_SUCCESSOR,
    WEIGHT_LOW_RANK,
    WEIGHT_CONTENT,
    WEIGHT_SEARCH,
    WEIGHT_TREND,
    WEIGHT_POPULARITY,
    WEIGHT_LONG_TERM_POPULARITY,
    WEIGHT_SEASON,
    WEIGHT_REPEAT_COUNT,
    WEIGHT_REPEAT_RATE,
    WEIGHT_REPEAT_INTERVAL,

    /** How many of these the operator has set. */
    CONFIGURED_WEIGHTS,

    /** 1 or 0. */
    EXCLUDE_PURCHASED,

    /** Parts of a score, 0 to 1. */
    DIVERSITY,
    ROTATION,
    ROTATION_FREE,
    ROTATION_HALF_LIFE_DAYS,

    /** Most products among the first ten; 10 for no limit. */
    FAMILY,
    IMPERSONAL,

    SHELVES,

    /** Rules of the shop that hold, by what they do. */
    RULES_PIN,
    RULES_BOOST,
    RULES_BURY,
    RULES_EXCLUDE;

    private static final String WEIGHT = "weight-";

    /** As in the document and in the texts: {@code weight-co-purchase}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is the weight of a feature. */
    public boolean isWeight() {
        return wireName().startsWith(WEIGHT);
    }

    /** @return empty for a name of another release */
    public static Optional<RankingParameter> of(String wireName) {
        return Arrays.stream(values())
                .filter(parameter -> parameter.wireName().equals(wireName))
                .findFirst();
    }

    /** @param feature its name in the settings, as {@code co-purchase} */
    public static RankingParameter ofWeight(String feature) {
        return of(WEIGHT + feature)
                .orElseThrow(() -> new IllegalArgumentException("no parameter is the weight of '" + feature + "'"));
    }
}
