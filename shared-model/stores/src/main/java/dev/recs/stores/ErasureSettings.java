package dev.recs.stores;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** How erased users are remembered. */
@NullMarked
@Settings(prefix = "recs.erasure")
public record ErasureSettings(
        @Setting(
                meaning =
                        "Secret of the tombstones, at least 16 characters and the same in every process; the API needs it,"
                                + " jobs without one make one in the data folder.")
        String key) {

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

    /** The key without spaces around it. */
    public byte[] keyBytes() {
        return key.strip().getBytes(StandardCharsets.UTF_8);
    }

    /** What a process that has no data folder asks for; empty if there is a key. */
    public List<String> requireKey() {
        return key.isEmpty()
                ? List.of("no key of the tombstones: set RECS_ERASURE_KEY to the same text as in the batch jobs;"
                        + " 'openssl rand -hex 32' makes one")
                : List.of();
    }

    @Override
    public String toString() {
        return "ErasureSettings[%s]".formatted(key.isEmpty() ? "no key" : "key given");
    }
}
