package dev.recs.serving.security;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Application;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.nio.charset.StandardCharsets;

/** What tokens of guests are signed with. */
@Settings(prefix = "recs.guests")
public record GuestTokenSettings(
        @Setting(
                meaning =
                        "Secret that tokens of guests are signed with, at least 32 bytes and another than that of users; without it there are no guests.",
                aliases = "RECS_GUESTS_SECRET",
                readBy = Application.API)
        String secret,

        @Setting(
                meaning =
                        "Secret that was used before: tokens of guests signed with it are taken as well, until all of them have ended after 30 days.",
                aliases = "RECS_GUESTS_SECRET_PREVIOUS",
                readBy = Application.API)
        String previousSecret,

        @Setting(
                defaultValue = "1",
                meaning = "Tokens of guests that one address gets in a second; 0 or more, 0 for no limit.",
                readBy = Application.API)
        int perSecond,

        @Setting(
                defaultValue = "60",
                meaning = "Tokens of guests that one address gets at once, at least 1.",
                readBy = Application.API)
        int burst) {

    private static final int MIN_SECRET_BYTES = 32;
    private static final String LONG_ENOUGH = "at least 32 bytes; 'openssl rand -hex 32' makes one";
    private static final String NOT_SHOWN = "(not shown)";

    public GuestTokenSettings {
        new Violations("recs.guests")
                .require(isLongEnough(secret), "secret", NOT_SHOWN, LONG_ENOUGH)
                .require(isLongEnough(previousSecret), "previous-secret", NOT_SHOWN, LONG_ENOUGH)
                .require(
                        previousSecret.isEmpty() || !secret.isEmpty(),
                        "previous-secret",
                        NOT_SHOWN,
                        "recs.guests.secret beside it")
                .require(perSecond >= 0, "per-second", perSecond, "0 or more")
                .require(burst >= 1, "burst", burst, "at least 1")
                .refuseAny();
    }

    private static boolean isLongEnough(String secret) {
        return secret.isEmpty() || secret.getBytes(StandardCharsets.UTF_8).length >= MIN_SECRET_BYTES;
    }

    /** Whether there are guests. */
    public boolean isOn() {
        return !secret.isEmpty();
    }

    @Override
    public String toString() {
        return "GuestTokenSettings[isOn=%s]".formatted(isOn());
    }
}
