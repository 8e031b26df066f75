package dev.recs.demo.process;

import dev.recs.servers.DataFolder;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalInt;
import java.util.Properties;

/** The file that says where a data folder's process listens; may be left over by one that was killed. */
record StackFile(Path path) {

    private static final String CONTROL_PORT = "control.port";

    static StackFile in(DataFolder folder) {
        return new StackFile(folder.path().resolve("local-stack.properties"));
    }

    void write(int controlPort) {
        Properties entries = new Properties();
        entries.setProperty(CONTROL_PORT, Integer.toString(controlPort));
        entries.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        Path half = path.resolveSibling(path.getFileName() + ".new");
        try {
            try (Writer out = Files.newBufferedWriter(half)) {
                entries.store(out, "Where the local stack of this folder listens");
            }
            Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be written".formatted(path), e);
        }
    }

    OptionalInt controlPort() {
        try (Reader in = Files.newBufferedReader(path)) {
            Properties entries = new Properties();
            entries.load(in);
            return OptionalInt.of(Integer.parseInt(entries.getProperty(CONTROL_PORT, "")));
        } catch (NoSuchFileException | NumberFormatException e) {
            return OptionalInt.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be read".formatted(path), e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be deleted".formatted(path), e);
        }
    }
}
