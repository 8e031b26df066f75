package dev.recs.jobs.connect;

import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;

/** Who {@code recs connect} is on the shop's server; no other command is that user. */
@Settings(prefix = "recs.connect")
public record ConnectSettings(
        @Setting(
                meaning =
                        "User of recs.mysql.url who may create accounts, grant rights and create triggers; without it the user of recs.mysql.user.")
        String adminUser,

        @Setting(meaning = "Password of that user.") String adminPassword) {

    @Override
    public String toString() {
        return "ConnectSettings[adminUser=%s]".formatted(adminUser);
    }
}
