package dev.recs.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class paths of the product: this build's, or those of another one that runs beside it.
 *
 * @param jobs of {@code recs} commands
 * @param api of the serving API
 */
public record Build(String jobs, String api) {

    public static Build own() {
        String own = System.getProperty("java.class.path");
        return new Build(own, own);
    }

    /**
     * @param home a checkout in which {@code ./recs --help} was called
     * @throws IllegalArgumentException if nothing is built there
     */
    public static Build of(Path home) {
        Path jobs = home.resolve("local-stack/demo/target");
        Path api = home.resolve("local-stack/storefront/target");
        return new Build(
                classPath(home, jars(jobs, "demo-"), jobs.resolve("lib")),
                classPath(home, jars(api, "storefront"), api.resolve("lib")));
    }

    private static String classPath(Path home, List<Path> jars, Path libraries) {
        if (jars.isEmpty() || !Files.isDirectory(libraries)) {
            throw new IllegalArgumentException("%s holds no build: expected jars in %s; call ./recs --help there first"
                    .formatted(home, libraries));
        }
        return Stream.concat(jars.stream().map(Path::toString), Stream.of(libraries + "/*"))
                .collect(Collectors.joining(":"));
    }

    private static List<Path> jars(Path folder, String prefix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file ->
                            file.toString().endsWith(".jar") && !file.toString().endsWith("-sources.jar"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read".formatted(folder), e);
        }
    }
}
