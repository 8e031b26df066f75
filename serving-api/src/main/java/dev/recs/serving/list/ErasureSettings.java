package dev.recs.serving.list;

import dev.recs.model.failure.Misconfigured;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param key of the erasure marks; the same in the batch jobs, or a mark is not recognised */
@ConfigurationProperties("recs.erasure")
public record ErasureSettings(@DefaultValue("") String key) {

    private static final int MIN_BYTES = 16;

    public ErasureSettings {
        if (key.strip().getBytes(StandardCharsets.UTF_8).length < MIN_BYTES) {
            throw new Misconfigured(
                    "recs.erasure.key has fewer than 16 bytes: set RECS_ERASURE_KEY to the same text as in the batch jobs;"
                            + " 'openssl rand -hex 32' makes one");
        }
    }

    public byte[] keyBytes() {
        return key.strip().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "ErasureSettings[key set]";
    }
}
