package dev.recs.settings;

import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/** The names of settings, as properties and as environment variables. */
final class SettingNames {

    private SettingNames() {}

    /** @throws IllegalArgumentException if the record has no {@link Settings} */
    static String prefixOf(Class<? extends Record> type) {
        Settings settings = type.getAnnotation(Settings.class);
        if (settings == null) {
            throw new IllegalArgumentException(
                    "%s is no settings record: expected @Settings".formatted(type.getName()));
        }
        return settings.prefix();
    }

    /** {@code recs.refresh.chunk-size} of the prefix and the component {@code chunkSize}. */
    static String nameOf(String prefix, RecordComponent component) {
        return prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
    }

    /** The record type of a component that is a section of settings, null for a single setting. */
    static @Nullable Class<? extends Record> sectionOf(RecordComponent component) {
        if (!component.getType().isRecord()) {
            return null;
        }
        Class<? extends Record> type = component.getType().asSubclass(Record.class);
        return Arrays.stream(type.getRecordComponents()).anyMatch(part -> part.isAnnotationPresent(Setting.class))
                ? type
                : null;
    }

    /** {@code RECS_REFRESH_CHUNKSIZE}. */
    static String variableOf(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** {@code RECS_REFRESH_CHUNK_SIZE}, which Spring reads as well. */
    static String dashedVariableOf(String name) {
        return name.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
