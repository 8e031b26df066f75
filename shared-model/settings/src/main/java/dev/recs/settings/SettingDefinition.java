package dev.recs.settings;

import dev.recs.model.settings.Application;
import dev.recs.model.settings.Setting;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A setting as the documentation shows it, and as a line of {@code jobs.tsv} or {@code api.tsv}.
 *
 * @param name as a property; ends with {@code .*} if names of the operator's choice follow
 * @param type in words
 * @param defaultValue as an operator would write it
 * @param aliases other environment variables that are read for it
 */
record SettingDefinition(String name, String type, String defaultValue, String meaning, List<String> aliases) {

    /** What follows the name of a setting that holds many values by name. */
    static final String ANY = ".*";

    private static final String SEPARATOR = "\t";
    private static final int COLUMNS = 5;

    SettingDefinition {
        aliases = List.copyOf(aliases);
    }

    /** The settings of a record that an application reads, in the order of its components. */
    static List<SettingDefinition> read(Class<? extends Record> type, Application reader) {
        return read(SettingNames.prefixOf(type), type, reader);
    }

    private static List<SettingDefinition> read(String prefix, Class<? extends Record> type, Application reader) {
        List<SettingDefinition> definitions = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = SettingNames.nameOf(prefix, component);
            Class<? extends Record> section = SettingNames.sectionOf(component);
            if (section != null) {
                definitions.addAll(read(name, section, reader));
                continue;
            }
            Setting setting = settingOf(component);
            if (Arrays.asList(setting.readBy()).contains(reader)) {
                definitions.add(read(name, component, setting));
            }
        }
        return definitions;
    }

    private static Setting settingOf(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalArgumentException("component %s of %s has no @Setting"
                    .formatted(
                            component.getName(), component.getDeclaringRecord().getName()));
        }
        return setting;
    }

    private static SettingDefinition read(String name, RecordComponent component, Setting setting) {
        return new SettingDefinition(
                Map.class.isAssignableFrom(component.getType()) ? name + ANY : name,
                SettingTypes.describe(component.getType()),
                setting.defaultValue(),
                setting.meaning(),
                List.of(setting.aliases()));
    }

    static SettingDefinition parse(String line) {
        String[] columns = line.split(SEPARATOR, COLUMNS);
        return new SettingDefinition(
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                columns[4].isEmpty() ? List.of() : List.of(columns[4].split(",", -1)));
    }

    String line() {
        return String.join(SEPARATOR, name, type, defaultValue, meaning, String.join(",", aliases));
    }

    boolean isOpen() {
        return name.endsWith(ANY);
    }

    /** Whether its elements may be given one by one: {@code recs.serving.cors-origins[0]}. */
    boolean isList() {
        return type.equals(SettingTypes.describe(List.class));
    }

    /** The name without what follows it. */
    String stem() {
        return isOpen() ? name.substring(0, name.length() - ANY.length()) : name;
    }
}
