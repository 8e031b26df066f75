package dev.recs.rules;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the shop's rules are.
 *
 * @param rules path of the file; empty for no rules
 */
@ConfigurationProperties("recs.ranking")
public record RuleSettings(@DefaultValue("") String rules) {

    /** @throws dev.recs.model.failure.Misconfigured one line for everything that is wrong with the file */
    public RuleBook read() {
        return rules.isBlank() ? RuleBook.EMPTY : RuleFile.read(Path.of(rules.strip()));
    }
}
