package dev.recs.grid.executor;

import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Addresses, passwords and keys of an executor, from its file or its environment. They never travel with a job: what travels may be read in
 * Spark's configuration, its pages, its event log, and on the disks of its machines.
 */
final class Secrets {

    /** By the names of the settings, the places in the JSON of {@link RunSettings}. */
    private static final Map<String, List<String>> PLACES = Map.of(
            "recs.mysql.url", List.of("stores", "mysql", "url"),
            "recs.mysql.read-url", List.of("stores", "mysql", "readUrl"),
            "recs.mysql.user", List.of("stores", "mysql", "user"),
            "recs.mysql.password", List.of("stores", "mysql", "password"),
            "recs.mongodb.uri", List.of("stores", "mongodb", "uri"),
            "recs.redis.url", List.of("stores", "redis", "url"),
            "recs.redis.sentinel-user", List.of("stores", "redis", "sentinelUser"),
            "recs.redis.sentinel-password", List.of("stores", "redis", "sentinelPassword"),
            "recs.erasure.key", List.of("erasure", "key"),
            "recs.embedding.openai.api-key", List.of("embedding", "openai", "apiKey", "value"));

    private static final String ALIAS = "OPENAI_API_KEY";

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * @param file empty: the environment
     * @throws Misconfigured if the file cannot be read
     */
    static Secrets read(String file, Map<String, String> environment) {
        Map<String, String> given = file.isEmpty() ? environment : lines(Path.of(file));
        Map<String, String> values = new HashMap<>();
        for (String name : PLACES.keySet()) {
            namesOf(name).filter(given::containsKey).findFirst().ifPresent(found -> values.put(name, given.get(found)));
        }
        return new Secrets(values);
    }

    static void removeFrom(ObjectNode settings) {
        PLACES.values().forEach(place -> parentOf(place, settings).put(place.getLast(), ""));
    }

    void putInto(ObjectNode settings) {
        PLACES.forEach((name, place) ->
                parentOf(place, settings).put(place.getLast(), values.getOrDefault(name, defaultOf(name))));
    }

    /** A user that is not named is the one of the settings' default. */
    private static String defaultOf(String name) {
        return name.equals("recs.mysql.user") ? "recs" : "";
    }

    private static ObjectNode parentOf(List<String> place, ObjectNode settings) {
        ObjectNode parent = settings;
        for (String step : place.subList(0, place.size() - 1)) {
            parent = (ObjectNode) parent.get(step);
        }
        return parent;
    }

    /** The setting, then its variables. */
    private static Stream<String> namesOf(String setting) {
        String upper = setting.toUpperCase(Locale.ROOT).replace('.', '_');
        Stream<String> names = Stream.of(setting, upper.replace("-", ""), upper.replace('-', '_'));
        return setting.endsWith("api-key") ? Stream.concat(names, Stream.of(ALIAS)) : names;
    }

    private static Map<String, String> lines(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new Misconfigured(
                    "recs.grid.secrets-file is '%s': expected a file on every executor with a line for each of %s"
                            .formatted(
                                    file,
                                    Arrays.toString(
                                            PLACES.keySet().stream().sorted().toArray())),
                    e);
        }
        Map<String, String> lines = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> lines.put(name, properties.getProperty(name)));
        return lines;
    }
}
