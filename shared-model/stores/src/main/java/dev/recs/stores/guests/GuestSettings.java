package dev.recs.stores.guests;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;

/** How many guests there may be. */
@Settings(prefix = "recs.guests")
public record GuestSettings(
        @Setting(
                defaultValue = "100000",
                meaning =
                        "Guests that are kept at most, at least 1; 160 KiB of Redis each at most, some 5 KiB as a rule. Those away longest go first.")
        int maxGuests) {

    public GuestSettings {
        new Violations("recs.guests")
                .require(maxGuests >= 1, "max-guests", maxGuests, "at least 1")
                .refuseAny();
    }
}
