package dev.recs.recommender.model.training;

import dev.recs.recommender.signal.SignalSettings;

/**
 * What a model is trained with.
 *
 * @param training of its parts
 * @param signals that lists are made with: the feature weights are fitted on lists like those
 */
public record ModelSettings(TrainingSettings training, SignalSettings signals) {

    public static final ModelSettings DEFAULT = new ModelSettings(TrainingSettings.DEFAULT, SignalSettings.DEFAULT);

    public ModelSettings with(TrainingSettings other) {
        return new ModelSettings(other, signals);
    }
}
