package dev.recs.jobs.token;

import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret that tokens are signed with: {@code RECS_JWT_SECRET}, or that of a data folder's demo. */
public final class TokenSecret {

    private static final int BYTES = 32;

    private TokenSecret() {}

    /** @throws Misconfigured if neither is there */
    public static String existing(Path dataDir) {
        String given = System.getenv("RECS_JWT_SECRET");
        Path file = file(dataDir);
        if (given != null) {
            return given;
        }
        if (!Files.exists(file)) {
            throw new Misconfigured(
                    "no secret to sign with: set RECS_JWT_SECRET to that of the API, or run 'recs demo', which makes one in %s"
                            .formatted(file));
        }
        return read(file);
    }

    /** Makes one for the demo of this data folder if there is none yet. */
    public static String ofDemo(Path dataDir) {
        String given = System.getenv("RECS_JWT_SECRET");
        if (given != null) {
            return given;
        }
        Path file = file(dataDir);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(dataDir);
                byte[] secret = new byte[BYTES];
                new SecureRandom().nextBytes(secret);
                create(file);
                Files.writeString(file, HexFormat.of().formatHex(secret));
            }
        } catch (IOException e) {
            throw new Misconfigured("secret file %s cannot be written: set RECS_JWT_SECRET".formatted(file), e);
        }
        return read(file);
    }

    /** Readable by its owner only, from its first moment. */
    private static void create(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static Path file(Path dataDir) {
        return dataDir.resolve("jwt.secret");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Misconfigured("secret file %s cannot be read: set RECS_JWT_SECRET".formatted(file), e);
        }
    }
}
