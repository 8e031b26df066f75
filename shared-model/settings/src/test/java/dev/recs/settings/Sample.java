package dev.recs.settings;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Application;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Settings of every kind. */
@Settings(prefix = "recs.sample")
record Sample(
        @Setting(defaultValue = "3", meaning = "How many.") int chunkSize,

        @Setting(
                defaultValue = "90d",
                meaning = "How long.",
                aliases = {"SAMPLE_AGE", "SAMPLE_YEARS"})
        Duration maxAge,

        @Setting(meaning = "What it is called.") String title,

        @Setting(meaning = "Which there are.", readBy = Application.API)
        List<String> origins,

        @Setting(meaning = "What each is worth.") Map<String, Double> weights,

        @Setting(meaning = "How they are written.", readBy = Application.JOBS) @Nullable
        Form form,

        Section section) {

    Sample {
        new Violations("recs.sample")
                .require(chunkSize > 0, "chunk-size", chunkSize, "1 or more")
                .require(!maxAge.isNegative(), "max-age", maxAge, "0 or more")
                .refuseAny();
    }

    enum Form {
        PLAIN,
        BINARY_PACKED
    }

    record Section(
            @Setting(defaultValue = "true", meaning = "Whether at all.")
            boolean on,

            @Setting(defaultValue = "64MB", meaning = "How much.")
            DataSize size,

            @Setting(defaultValue = "9464", meaning = "Where.")
            int managementPort) {}
}
