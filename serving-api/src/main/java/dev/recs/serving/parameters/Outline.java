package dev.recs.serving.parameters;

import static dev.recs.model.ranking.RankingParameter.CONFIGURED_WEIGHTS;
import static dev.recs.model.ranking.RankingParameter.DIVERSITY;
import static dev.recs.model.ranking.RankingParameter.EXCLUDE_PURCHASED;
import static dev.recs.model.ranking.RankingParameter.FAMILY;
import static dev.recs.model.ranking.RankingParameter.IMPERSONAL;
import static dev.recs.model.ranking.RankingParameter.POSITION_DECAY;
import static dev.recs.model.ranking.RankingParameter.PREFERENCE_HALF_LIFE_DAYS;
import static dev.recs.model.ranking.RankingParameter.PURCHASES;
import static dev.recs.model.ranking.RankingParameter.PURCHASE_SHARE;
import static dev.recs.model.ranking.RankingParameter.ROTATION;
import static dev.recs.model.ranking.RankingParameter.RULES_PIN;
import static dev.recs.model.ranking.RankingParameter.SHELVES;
import static dev.recs.model.ranking.RankingParameter.SIGNAL_HALF_LIFE_DAYS;

import dev.recs.model.ranking.RankingParameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is told, and in which order. */
final class Outline {

    private static final double NO_LIMIT = 10;
    private static final double NO_DECAY = 1;

    private Outline() {}

    static List<Part> parts() {
        return List.of(
                new Part(
                        "signals",
                        List.of(
                                Entry.of(PURCHASE_SHARE),
                                Entry.of(PURCHASES),
                                Entry.of(PREFERENCE_HALF_LIFE_DAYS),
                                Entry.of(SIGNAL_HALF_LIFE_DAYS),
                                Entry.of(POSITION_DECAY, NO_DECAY))),
                new Part("criteria", criteria()),
                new Part(
                        "order",
                        List.of(
                                Entry.of(EXCLUDE_PURCHASED, 0),
                                Entry.of(DIVERSITY, 0),
                                Entry.of(ROTATION, 0),
                                Entry.of(FAMILY, NO_LIMIT),
                                Entry.of(IMPERSONAL, NO_LIMIT))),
                new Part("rules", List.of(Entry.of(RULES_PIN))),
                new Part("shelves", List.of(Entry.of(SHELVES, 0))),
                new Part("fallback", List.of(Entry.always("popular"), Entry.always("filled"))),
                new Part(
                        "controls",
                        List.of(
                                Entry.always("personalization"),
                                Entry.always("signals"),
                                Entry.always("why"),
                                Entry.always("erasure"))));
    }

    private static List<Entry> criteria() {
        return Stream.concat(
                        Stream.of(Entry.always("fitted"), Entry.of(CONFIGURED_WEIGHTS, 0)),
                        Arrays.stream(RankingParameter.values())
                                .filter(RankingParameter::isWeight)
                                .map(weight -> Entry.of(weight, 0)))
                .toList();
    }

    /** A section. */
    record Part(String name, List<Entry> entries) {

        /** Whether it can be told before the first run. */
        boolean isOfNoParameter() {
            return entries.stream().allMatch(entry -> entry.parameter().isEmpty());
        }
    }

    /**
     * A statement.
     *
     * @param name of its text
     * @param parameter that it is of
     * @param off value at which the parameter does nothing; NaN if there is none
     */
    record Entry(String name, Optional<RankingParameter> parameter, double off) {

        static Entry always(String name) {
            return new Entry(name, Optional.empty(), Double.NaN);
        }

        static Entry of(RankingParameter parameter) {
            return of(parameter, Double.NaN);
        }

        static Entry of(RankingParameter parameter, double off) {
            return new Entry(parameter.wireName(), Optional.of(parameter), off);
        }
    }
}
