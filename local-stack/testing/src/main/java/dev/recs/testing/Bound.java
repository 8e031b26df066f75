package dev.recs.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.model.settings.Settings;
import dev.recs.settings.SettingsBinder;
import java.util.HashMap;
import java.util.Map;

/** Settings records made from properties as the applications make them. */
public final class Bound {

    private Bound() {}

    /** @param properties by their names after the record's prefix */
    public static <T extends Record> T settings(Class<T> type, Map<String, String> properties) {
        String prefix = type.getAnnotation(Settings.class).prefix();
        Map<String, String> named = new HashMap<>();
        properties.forEach((name, value) -> named.put(prefix + "." + name, value));
        return SettingsBinder.create(named).bind(type);
    }

    /** Asserts that a value is refused in these words. */
    public static void assertRefused(Class<? extends Record> type, Map<String, String> properties, String message) {
        assertThatThrownBy(() -> settings(type, properties))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(message);
    }
}
