package dev.recs.settings;

import dev.recs.model.settings.Application;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names under {@code recs.} and {@code RECS_} that mean something: settings of any application, and what other programs read. */
final class KnownSettings {

    /** Read by the launcher, the compose file, the crontab, the build and the tests. */
    private static final Set<String> OTHERS = Set.of(
            "RECS_BROWSER_TESTS",
            "RECS_CI",
            "RECS_ENV",
            "RECS_GRAFANA_PASSWORD",
            "RECS_GRID_PLATFORM",
            "RECS_HEAP",
            "RECS_HTTP_BIND",
            "RECS_JAVA_HOME",
            "RECS_JAVA_OPTS",
            "RECS_MARIADB_FOLDER",
            "RECS_MONGODB_PASSWORD",
            "RECS_MYSQL_FOLDER",
            "RECS_MYSQL_ROOT_PASSWORD",
            "RECS_PROGRAMS_DIR",
            "RECS_REDIS_CLUSTER",
            "RECS_REDIS_FAILOVERS",
            "RECS_REDIS_FOLDER",
            "RECS_REDIS_PASSWORD",
            "RECS_STACK_MYSQL_FOLDER",
            "recs.programs.dir",
            "recs.storefront.classpath",
            "recs.write-docs");

    private static final Pattern ELEMENT = Pattern.compile("(\\[\\d+]|_\\d+_?)$");

    private final List<SettingDefinition> definitions;
    private final NavigableMap<String, String> renamed;
    private final Set<String> otherNames;

    KnownSettings(Collection<SettingDefinition> definitions, NavigableMap<String, String> renamed) {
        this.definitions = List.copyOf(definitions);
        this.renamed = renamed;
        this.otherNames = Stream.concat(
                        OTHERS.stream(), definitions.stream().flatMap(definition -> definition.aliases().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of all applications. */
    static KnownSettings load() {
        List<SettingDefinition> all = Arrays.stream(Application.values())
                .flatMap(application -> SettingsFile.collect(application).stream())
                .toList();
        return new KnownSettings(all, SettingsFile.renamed());
    }

    boolean hasVariable(String variable) {
        return otherNames.contains(variable)
                || definitions.stream().anyMatch(definition -> isVariableOf(definition, variable));
    }

    boolean hasProperty(String property) {
        return otherNames.contains(property)
                || definitions.stream().anyMatch(definition -> isPropertyOf(definition, uniform(property)));
    }

    /** The new name of a setting that is given by its old one; null if it has none. */
    @Nullable
    String newName(String given) {
        String uniform = uniform(given.replace('_', '.'));
        return renamed.entrySet().stream()
                .filter(names -> uniform.equals(uniform(names.getKey()))
                        || given.equalsIgnoreCase(SettingNames.dashedVariableOf(names.getKey())))
                .map(names -> names.getValue())
                .findFirst()
                .orElse(null);
    }

    /** Names of settings, without duplicates. */
    Set<String> names() {
        return definitions.stream().map(SettingDefinition::stem).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isPropertyOf(SettingDefinition definition, String property) {
        String known = uniform(definition.stem());
        if (definition.isOpen()) {
            return property.startsWith(known + ".");
        }
        return property.equals(known)
                || (definition.isList() && withoutElement(property).equals(known));
    }

    private static boolean isVariableOf(SettingDefinition definition, String variable) {
        String upper = variable.toUpperCase(Locale.ROOT);
        String given = definition.isList() ? withoutElement(upper) : upper;
        return Stream.of(SettingNames.variableOf(definition.stem()), SettingNames.dashedVariableOf(definition.stem()))
                .anyMatch(known -> definition.isOpen() ? given.startsWith(known + "_") : given.equals(known));
    }

    /** As Spring compares names: by letters and digits, whatever the case. */
    private static String uniform(String property) {
        return property.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    private static String withoutElement(String name) {
        return ELEMENT.matcher(name).replaceFirst("");
    }
}
