package dev.recs.jobs.nightly;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.time.Duration;

/** How the users step is shared out over a grid; where the grid is, its own configuration says. */
@Settings(prefix = "recs.grid")
public record GridSettings(
        @Setting(
                defaultValue = "16",
                meaning =
                        "Chunks under way at once over the whole grid, 1 to 10000: the stores are what it saturates first.")
        int chunks,

        @Setting(
                defaultValue = "5000",
                meaning = "Users of a task at most, 1 to 1000000: what is lost with an executor, and done again.")
        int rangeUsers,

        @Setting(
                defaultValue = "1m",
                meaning = "How long a task tries again while a store does not answer; 0s: not at all.")
        Duration storeWait,

        @Setting(
                meaning =
                        "File on every executor with addresses, passwords and keys, a line each, as in recs.mysql.password=…; without it they are variables of the executor.")
        String secretsFile) {

    private static final int MOST_CHUNKS = 10_000;
    private static final int MOST_USERS = 1_000_000;

    public GridSettings {
        new Violations("recs.grid")
                .require(chunks >= 1 && chunks <= MOST_CHUNKS, "chunks", chunks, "1 to 10000")
                .require(rangeUsers >= 1 && rangeUsers <= MOST_USERS, "range-users", rangeUsers, "1 to 1000000")
                .require(!storeWait.isNegative(), "store-wait", storeWait, "0s or more, for example 1m")
                .refuseAny();
    }
}
