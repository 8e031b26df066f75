package dev.recs.recommender.rules;

import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.nio.file.Path;

/** Where the shop's rules are. */
@Settings(prefix = "recs.rules")
public record RuleSettings(
        @Setting(meaning = "Path of the file of the shop's rules; without it there are none.")
        String file) {

    /** @throws dev.recs.model.failure.Misconfigured one line for everything that is wrong with the file */
    public RuleBook read() {
        return file.isBlank() ? RuleBook.EMPTY : RuleFile.read(Path.of(file.strip()));
    }
}
