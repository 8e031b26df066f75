package dev.recs.stores;

import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** A random key in a file of the data folder that only its owner may read, from its first moment. */
public final class KeyFile {

    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final String variable;

    /** @param variable that gives the key without a file, for the message if the file cannot be used */
    public KeyFile(Path file, String variable) {
        this.file = file;
        this.variable = variable;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /**
     * The key, made if there is none yet. A file that others may read, as releases before 1.1 left it, becomes private.
     *
     * @throws Misconfigured if it cannot be read or written
     */
    public String loadOrCreate() {
        try {
            if (!exists()) {
                create();
            } else if (isPosix()) {
                Files.setPosixFilePermissions(file, OWNER);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Misconfigured(
                    "key file %s cannot be read, written or made private: set %s".formatted(file, variable), e);
        }
    }

    /** Written beside it and linked, so that nobody reads half a key; of two processes that make one, one wins. */
    private void create() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        FileAttribute<?>[] attributes = isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
        Path written = Files.createTempFile(folder, "key", "", attributes);
        try {
            Files.writeString(written, HexFormat.of().formatHex(key));
            link(written);
        } catch (FileAlreadyExistsException ignored) {
            // Another process was faster: its key counts.
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** A link is made or refused in one step; a move without replacing looks first, and two may see nothing. */
    private void link(Path written) throws IOException {
        try {
            Files.createLink(file, written);
        } catch (UnsupportedOperationException ignored) {
            Files.move(written, file);
        }
    }

    private boolean isPosix() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
