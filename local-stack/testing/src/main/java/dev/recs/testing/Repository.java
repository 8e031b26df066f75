package dev.recs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Files of the repository, named from its root. */
public final class Repository {

    public static final Path ROOT = root();

    private Repository() {}

    public static String text(String name) {
        try {
            return Files.readString(ROOT.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean has(String name) {
        return Files.exists(ROOT.resolve(name));
    }

    /** Our own main sources, one string a file. */
    public static List<String> sources() {
        return Stream.of("shared-model", "batch-jobs", "serving-api")
                .flatMap(module -> filesBelow(ROOT.resolve(module)))
                .filter(file -> file.toString().contains("/src/main/java/"))
                .map(file -> text(ROOT.relativize(file).toString()))
                .toList();
    }

    /** The folder above a module's that has the launcher script. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("recs"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder with the launcher script above a module");
        }
        return folder;
    }

    private static Stream<Path> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
