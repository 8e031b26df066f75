package dev.recs.serving.catalog;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.time.Duration;

/** How often the API looks for what is new. */
@Settings(prefix = "recs.serving.intervals")
public record IntervalSettings(
        @Setting(
                defaultValue = "30s",
                meaning = "Pause between two reads of what changed in the catalog, by updated_at; at least 1ms.")
        Duration catalog,

        @Setting(
                defaultValue = "24h",
                meaning = "How old the last read of the whole catalog may become; not less than catalog.")
        Duration wholeCatalog,

        @Setting(defaultValue = "15s", meaning = "Pause between two reads of the popular lists, at least 1ms.")
        Duration popular,

        @Setting(defaultValue = "3s", meaning = "Pause between two probes of the stores, at least 1ms.")
        Duration probe) {

    public IntervalSettings {
        new Violations("recs.serving.intervals")
                .require(catalog.toMillis() >= 1, "catalog", catalog, "at least 1ms")
                .require(wholeCatalog.compareTo(catalog) >= 0, "whole-catalog", wholeCatalog, "not less than catalog")
                .require(popular.toMillis() >= 1, "popular", popular, "at least 1ms")
                .require(probe.toMillis() >= 1, "probe", probe, "at least 1ms")
                .refuseAny();
    }
}
