package dev.recs.jobs.token;

import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.KeyFile;
import java.nio.file.Path;

/** The secret that tokens are signed with: {@code RECS_JWT_SECRET}, or that of a data folder's demo. */
public final class TokenSecret {

    private static final String VARIABLE = "RECS_JWT_SECRET";

    private TokenSecret() {}

    /** @throws Misconfigured if neither is there */
    public static String existing(Path dataDir) {
        String given = System.getenv(VARIABLE);
        if (given != null) {
            return given;
        }
        Path file = file(dataDir);
        KeyFile key = new KeyFile(file, VARIABLE);
        if (!key.exists()) {
            throw new Misconfigured(
                    "no secret to sign with: set RECS_JWT_SECRET to that of the API, or run 'recs demo', which makes one in %s"
                            .formatted(file));
        }
        return key.loadOrCreate();
    }

    /** Makes one for the demo of this data folder if there is none yet. */
    public static String ofDemo(Path dataDir) {
        String given = System.getenv(VARIABLE);
        return given == null ? new KeyFile(file(dataDir), VARIABLE).loadOrCreate() : given;
    }

    private static Path file(Path dataDir) {
        return dataDir.resolve("jwt.secret");
    }
}
