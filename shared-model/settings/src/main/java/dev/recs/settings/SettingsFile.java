package dev.recs.settings;

import dev.recs.model.settings.Application;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The committed lists beside this class. */
final class SettingsFile {

    private SettingsFile() {}

    /** The settings that an application reads, as generated from its records. */
    static List<SettingDefinition> collect(Application application) {
        return parse(text(application.fileName()));
    }

    static List<SettingDefinition> parse(String text) {
        return text.lines().map(SettingDefinition::parse).toList();
    }

    static String format(List<SettingDefinition> definitions) {
        return definitions.stream().map(SettingDefinition::line).collect(Collectors.joining("\n", "", "\n"));
    }

    /** New names of settings by their old ones. */
    static NavigableMap<String, String> renamed() {
        Properties properties = new Properties();
        try (InputStream file = open("renamed.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        NavigableMap<String, String> renamed = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> renamed.put(name, properties.getProperty(name)));
        return renamed;
    }

    private static String text(String name) {
        try (InputStream file = open(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(SettingsFile.class.getResourceAsStream(name), name);
    }
}
