package dev.recs.model.recommendation;

import dev.recs.model.failure.BadInput;
import java.util.HashMap;
import java.util.Map;

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

    /** A hash map, because each answer looks up some eighty names, and an immutable map divides for each. */
    private static final Map<String, ReasonType> BY_NAME = byName();

    private final String wireName;

    ReasonType(String wireName) {
        this.wireName = wireName;
    }

    /** As stored and served. */
    public String wireName() {
        return wireName;
    }

    /** @throws BadInput if the name is none of ours */
    public static ReasonType of(String wireName) {
        ReasonType type = BY_NAME.get(wireName);
        if (type == null) {
            throw new BadInput("reason type '%s': expected one of %s".formatted(wireName, BY_NAME.keySet()));
        }
        return type;
    }

    private static Map<String, ReasonType> byName() {
        Map<String, ReasonType> byName = new HashMap<>();
        for (ReasonType type : values()) {
            byName.put(type.wireName, type);
        }
        return byName;
    }
}
