package dev.recs.serving.web;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import org.springframework.util.unit.DataSize;

/** What of a request is taken. */
@Settings(prefix = "recs.serving.requests")
public record RequestSettings(
        @Setting(defaultValue = "256KB", meaning = "Largest body of a request, 1B to 64MB.")
        DataSize maxBody) {

    private static final DataSize LARGEST = DataSize.ofMegabytes(64);

    public RequestSettings {
        new Violations("recs.serving.requests")
                .require(
                        maxBody.toBytes() >= 1 && maxBody.compareTo(LARGEST) <= 0,
                        "max-body",
                        maxBody,
                        "1B to 64MB, for example 256KB")
                .refuseAny();
    }
}
