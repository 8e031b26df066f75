package dev.recs.model.ranking;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** The parameters that lists were made with; empty if no run has told them. */
public record RankingParameters(Map<RankingParameter, Double> values) {

    public static final RankingParameters NONE = new RankingParameters(Map.of());

    public RankingParameters {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
