package dev.recs.local.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of the repository, named from its root. */
public final class Repository {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Repository() {}

    public static String text(String name) {
        try {
            return Files.readString(ROOT.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean has(String name) {
        return Files.exists(ROOT.resolve(name));
    }

    /** Our own main sources, one string a file. */
    static List<String> sources() {
        return Stream.of("shared-model", "batch-jobs", "serving-api")
                .flatMap(module -> filesBelow(ROOT.resolve(module).resolve("src/main/java")))
                .map(file -> text(ROOT.relativize(file).toString()))
                .toList();
    }

    private static Stream<Path> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
