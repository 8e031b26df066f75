package dev.recs.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder that the local servers keep their data in. */
public record DataFolder(Path path) {

    /**
     * Makes the folder if need be.
     *
     * @throws UnusableFolder if it cannot be written to
     */
    public static DataFolder at(Path folder) {
        try {
            return new DataFolder(
                    Files.createDirectories(folder.toAbsolutePath()).toRealPath());
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    Path under(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Executables; {@code RECS_PROGRAMS_DIR} or the property {@code recs.programs.dir} lets many data folders share them. */
    Path programs() {
        String given = System.getProperty("recs.programs.dir", System.getenv("RECS_PROGRAMS_DIR"));
        return given == null ? under("programs") : Path.of(given).toAbsolutePath();
    }

    /** @return nothing if another process, or another part of this one, owns the servers of this folder */
    Optional<Lock> tryLock() {
        @Nullable FileChannel channel = null;
        try {
            channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new Lock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (OverlappingFileLockException e) {
            close(channel);
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static UnusableFolder unusable(Path folder, IOException cause) {
        return new UnusableFolder(
                "data folder %s cannot be written to (%s): give another with --data-dir"
                        .formatted(folder, cause.getMessage()),
                cause);
    }

    /** Held until closed; the system gives it back when the process ends. */
    record Lock(FileChannel channel) implements AutoCloseable {

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new IllegalStateException("a lock file could not be closed", e);
            }
        }
    }
}
