package dev.recs.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the stand-in, which keeps what was deleted until it is written anew.
 *
 * <p>H2 writes behind what is there and gives blocks free; their bytes stay, ids of erased users among them. Its own compaction moves
 * blocks within the file, and fails by an assertion in some files. So once something was deleted, all that lives is copied to another
 * file, which takes the place of the first: when the store stops, or, if it was killed, when it starts again. A process that is killed
 * meanwhile leaves the first file as it is, with the mark beside it that says what is still to be done.
 */
final class DocumentFile {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentFile.class);

    private final Path file;
    private final Path mark;
    private final Path copy;

    DocumentFile(Path file) {
        this.file = file;
        this.mark = Path.of(file + ".deleted");
        this.copy = Path.of(file + ".copy");
    }

    /** Says that something is deleted, before it is. */
    void markDeletion() {
        try {
            if (!Files.exists(mark)) {
                Files.createFile(mark);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(mark + " cannot be written", e);
        }
    }

    /** Writes the file anew if something was deleted since. No store may have it open. */
    void rewriteIfDue() {
        if (!Files.exists(mark) || !Files.exists(file)) {
            return;
        }
        try {
            Files.deleteIfExists(copy);
            copy();
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(mark);
        } catch (IOException | MVStoreException e) {
            LOG.warn(
                    "{} still holds what was deleted, and is written anew at the next start: {}", file, e.getMessage());
        }
    }

    private void copy() {
        try (MVStore from = new MVStore.Builder()
                        .fileName(file.toString())
                        .readOnly()
                        .open();
                MVStore to = new MVStore.Builder()
                        .fileName(copy.toString())
                        .compress()
                        .open()) {
            for (String name : from.getMapNames()) {
                if (name.startsWith("databases.")) {
                    copy(from, to, name, new MVMap.Builder<Object, byte[]>().valueType(ByteArrayDataType.INSTANCE));
                } else if (name.contains("._index_")) {
                    copy(from, to, name, new MVMap.Builder<byte[], Object>().keyType(ByteArrayDataType.INSTANCE));
                } else {
                    copy(from, to, name, new MVMap.Builder<>());
                }
            }
            to.commit();
            to.sync();
        }
    }

    /** The types are those of {@link IdFirstDatabase}. */
    private static <K, V> void copy(MVStore from, MVStore to, String name, MVMap.Builder<K, V> type) {
        MVMap<K, V> target = to.openMap(name, type);
        from.openMap(name, type).forEach(target::put);
    }
}
