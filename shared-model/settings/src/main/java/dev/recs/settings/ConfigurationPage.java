package dev.recs.settings;

import dev.recs.model.settings.Application;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page {@code docs/reference/configuration.md}. */
final class ConfigurationPage {

    private static final String HEAD = """
            # Configuration

            <!-- Generated from the settings records; do not edit. Write it anew: mvn test -Dtest=SettingsReferenceTest \
            -Dsurefire.failIfNoSpecifiedTests=false -Drecs.write-docs=true -->

            Every setting can be given as an environment variable, as a system property (`-Drecs.refresh.threads=4`), or in a file
            `application.properties` in the working directory or in `config/` below it. The API takes arguments too (`--recs.redis.url=…`).
            An environment variable wins over a file, a system property over a variable, an argument over all.

            - The variable of a setting is its name in capitals, with `_` for each dot and without dashes: `recs.refresh.chunk-size` is
              `RECS_REFRESH_CHUNKSIZE`. `RECS_REFRESH_CHUNK_SIZE` is read as well.
            - A time is a number with a unit: `250ms`, `30s`, `15m`, `2h`, `7d`. A bare number is seconds. A size is one such as `64MB`.
            - A name under `recs.` or `RECS_` that is not on this page is refused at the start, with the nearest name; so is a value
              that cannot be right. All that is wrong is said at once, and the exit code is 2. The jobs and the API may share one
              environment file: each knows the names of the other. Variables of Kubernetes services are passed over.
            """;

    private final Map<Application, List<SettingDefinition>> settings;
    private final NavigableMap<String, String> renamed;

    ConfigurationPage(Map<Application, List<SettingDefinition>> settings, NavigableMap<String, String> renamed) {
        this.settings = settings;
        this.renamed = renamed;
    }

    String text() {
        StringBuilder page = new StringBuilder(HEAD);
        sections().forEach((prefix, definitions) -> section(page, prefix, definitions));
        page.append("\n## Names until 1.0\n\nAn old name is refused with the new one in the message.\n\n");
        page.append("| old | new |\n|---|---|\n");
        renamed.forEach((old, name) -> page.append("| `%s` | `%s` |\n".formatted(old, name)));
        return page.toString();
    }

    private void section(StringBuilder page, String prefix, List<SettingDefinition> definitions) {
        page.append("\n## %s\n\n".formatted(prefix));
        page.append("| setting | variable | type | default | read by | meaning |\n|---|---|---|---|---|---|\n");
        definitions.forEach(definition -> page.append("| %s |\n"
                .formatted(String.join(
                        " | ",
                        code(definition.name()),
                        code(SettingNames.variableOf(definition.name())) + alternatives(definition),
                        definition.type(),
                        definition.defaultValue().isEmpty() ? "none" : code(definition.defaultValue()),
                        readers(definition),
                        definition.meaning().replace("|", "\\|")))));
    }

    /** By the part of the name before the last dot, sorted; within a section in the order of the record. */
    private NavigableMap<String, List<SettingDefinition>> sections() {
        Map<String, SettingDefinition> all = new LinkedHashMap<>();
        settings.values().stream()
                .flatMap(Collection::stream)
                .forEach(definition -> all.putIfAbsent(definition.name(), definition));
        return all.values().stream()
                .collect(Collectors.groupingBy(
                        ConfigurationPage::sectionOf,
                        () -> new TreeMap<>(Comparator.naturalOrder()),
                        Collectors.toCollection(ArrayList::new)));
    }

    private static String sectionOf(SettingDefinition definition) {
        return definition.stem().substring(0, definition.stem().lastIndexOf('.'));
    }

    private static String alternatives(SettingDefinition definition) {
        return definition.aliases().stream().map(alias -> ", " + code(alias)).collect(Collectors.joining());
    }

    private String readers(SettingDefinition definition) {
        return settings.entrySet().stream()
                .filter(list ->
                        list.getValue().stream().anyMatch(read -> read.name().equals(definition.name())))
                .map(list -> list.getKey().title())
                .collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
