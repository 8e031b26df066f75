package dev.recs.stores;

import dev.recs.model.failure.Violations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How erased users are remembered.
 *
 * @param key secret of the marks, at least 16 characters and the same in every process; empty: one is made in the data folder
 */
@ConfigurationProperties("recs.erasure")
public record ErasureSettings(@DefaultValue("") String key) {

    private static final int SHORTEST = 16;

    public ErasureSettings {
        new Violations("recs.erasure")
                .require(
                        key.isEmpty() || key.strip().length() >= SHORTEST,
                        "key",
                        "(not shown)",
                        "at least 16 characters, for example from 'openssl rand -hex 32'")
                .refuseAny();
    }

    @Override
    public String toString() {
        return "ErasureSettings[%s]".formatted(key.isEmpty() ? "no key" : "key given");
    }
}
