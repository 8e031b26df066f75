package dev.recs.recommender.experiments;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;

/** Where the experiments are, and how many users see popular lists only. */
@Settings(prefix = "recs.experiments")
public record ExperimentSettings(
        @Setting(
                meaning =
                        "Path of the file of experiments; without it there are none. Every process needs it while an experiment runs.")
        String file,

        @Setting(
                defaultValue = "0",
                meaning =
                        "Share of users, 0 to 0.5, whose list is the popular one, to see what personal lists bring; the same in every process.")
        double holdOut) {

    public static final ExperimentSettings NONE = new ExperimentSettings("", 0);

    private static final double MOST = 0.5;

    public ExperimentSettings {
        new Violations("recs.experiments")
                .require(holdOut >= 0 && holdOut <= MOST, "hold-out", holdOut, "0 to 0.5")
                .refuseAny();
    }
}
