package dev.recs.ranking;

import dev.recs.neighbours.LearningSettings;
import dev.recs.signal.SignalSettings;

/**
 * What a model is trained with.
 *
 * @param learning of its parts
 * @param signals that lists are made with: the feature weights are fitted on lists like those
 */
public record ModelSettings(LearningSettings learning, SignalSettings signals) {

    public static final ModelSettings DEFAULT = new ModelSettings(LearningSettings.DEFAULT, SignalSettings.DEFAULT);

    public ModelSettings with(LearningSettings other) {
        return new ModelSettings(other, signals);
    }
}
