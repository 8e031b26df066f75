package dev.recs.settings;

import dev.recs.model.settings.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Import;

/**
 * Writes the committed list of an application's settings and the page of all settings, or tells whether they are as the records say.
 *
 * <p>Each application knows its own records only; the settings of the other are taken from its list in the source tree.
 */
public final class SettingsReference {

    /** The module that this class is in. */
    private static final List<String> MODULES = List.of("shared-model/settings", "shared-model");

    private static final Path LISTS = Path.of("src/main/resources/dev/recs/settings");
    private static final Path PAGE = Path.of("docs/reference/configuration.md");

    private final Path root;
    private final Path lists;

    /** @param root folder of a checkout */
    public SettingsReference(Path root) {
        this.root = root;
        this.lists = MODULES.stream()
                .map(module -> root.resolve(module).resolve(LISTS))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s is no checkout of recs".formatted(root)));
    }

    /** The settings records of an application: those of the configurations that it imports, then its own. */
    public static List<Class<? extends Record>> recordsOf(Class<?> application) {
        Set<Class<? extends Record>> records = new LinkedHashSet<>();
        collect(application, records);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("%s has no @EnableSettings".formatted(application.getName()));
        }
        return List.copyOf(records);
    }

    private static void collect(Class<?> configuration, Set<Class<? extends Record>> records) {
        Import imported = configuration.getAnnotation(Import.class);
        if (imported != null) {
            Arrays.stream(imported.value()).forEach(each -> collect(each, records));
        }
        EnableSettings enabled = configuration.getAnnotation(EnableSettings.class);
        if (enabled != null) {
            records.addAll(List.of(enabled.value()));
        }
    }

    /** Texts by the files that should hold them. */
    public Map<Path, String> texts(Application application, Class<?> configuration) {
        List<SettingDefinition> own = recordsOf(configuration).stream()
                .flatMap(type -> SettingDefinition.read(type, application).stream())
                .toList();
        Map<Application, List<SettingDefinition>> all = new EnumMap<>(Application.class);
        for (Application each : Application.values()) {
            all.put(each, each == application ? own : SettingsFile.parse(read(list(each))));
        }
        return Map.of(
                list(application),
                SettingsFile.format(own),
                root.resolve(PAGE),
                new ConfigurationPage(all, SettingsFile.renamed()).text());
    }

    /** Writes them. */
    public void write(Application application, Class<?> configuration) {
        texts(application, configuration).forEach((file, text) -> {
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Path list(Application application) {
        return lists.resolve(application.fileName());
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
