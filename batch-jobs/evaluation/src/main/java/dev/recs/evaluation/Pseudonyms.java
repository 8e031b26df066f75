package dev.recs.evaluation;

import dev.recs.model.KeyedHash;
import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * Ids replaced by keyed hashes: the first 128 bits of HMAC-SHA-256 (RFC 2104) over the kind of thing and its id, 32 hex digits.
 *
 * <p>Without the key nobody can tell an id from its pseudonym, not even by trying all ids. A user and a product of the same id have
 * different pseudonyms. The same key gives the same pseudonyms, so lists that come back are translated by hashing the ids of the run
 * again: there is no table of translations to keep. Safe for any number of threads.
 */
public final class Pseudonyms implements Naming {

    private static final int KEY = 32;

    /** Digits of a pseudonym. */
    private static final int SHOWN = 32;

    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final KeyedHash hash;

    Pseudonyms(byte[] key) {
        this.hash = new KeyedHash(key);
    }

    /**
     * The key of a file, which is made with mode 0600 if there is none.
     *
     * @throws BadInput if others may read it, or it holds no key
     */
    public static Pseudonyms ofKeptKey(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return ofKey(file);
        } catch (IOException e) {
            throw new BadInput("key %s could not be read or made (%s): give a file with --key".formatted(file, e), e);
        }
    }

    /**
     * The key of a file that must be there: without it nothing can be translated back.
     *
     * @throws BadInput if there is none, others may read it, or it holds no key
     */
    public static Pseudonyms ofExistingKey(Path file) {
        if (!Files.exists(file)) {
            throw new BadInput(
                    "no key at %s: give with --key the file that the export with --pseudonyms made".formatted(file));
        }
        return ofKeptKey(file);
    }

    private static Pseudonyms ofKey(Path file) throws IOException {
        if (isPosix(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new BadInput("key %s has mode %s, others may read it: expected %s, run chmod 600 on it"
                    .formatted(
                            file,
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                            PosixFilePermissions.toString(OWNER)));
        }
        String text = Files.readString(file).strip();
        if (!text.matches("[0-9a-f]{%d}".formatted(2 * KEY))) {
            throw new BadInput("key %s holds no key: expected %d hex digits, give another file with --key"
                    .formatted(file, 2 * KEY));
        }
        return new Pseudonyms(HexFormat.of().parseHex(text));
    }

    private static void make(Path file) throws IOException {
        Path folder = file.toAbsolutePath().normalize().resolveSibling("");
        Files.createDirectories(folder);
        byte[] bytes = new byte[KEY];
        new SecureRandom().nextBytes(bytes);
        if (isPosix(folder)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
        } else {
            Files.createFile(file);
        }
        Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n", StandardOpenOption.WRITE);
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    @Override
    public String user(String id) {
        return hash('u', id);
    }

    @Override
    public String order(String id) {
        return hash('o', id);
    }

    @Override
    public String product(String id) {
        return hash('p', id);
    }

    private String hash(char kind, String id) {
        return hash.hex(kind + "\0" + id).substring(0, SHOWN);
    }
}
