package dev.recs.serving.response;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import org.springframework.util.unit.DataSize;

/** How responses are kept. */
@Settings(prefix = "recs.serving.response-cache")
public record ResponseSettings(
        @Setting(
                defaultValue = "64MB",
                meaning = "Memory for responses that were made before, 0 or more; 0 makes every response anew.")
        DataSize size) {

    public ResponseSettings {
        new Violations("recs.serving.response-cache")
                .require(!size.isNegative(), "size", size, "0 or more, such as 64MB")
                .refuseAny();
    }
}
