package dev.recs.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings records made from properties as the applications make them. */
public final class Bound {

    private Bound() {}

    /** @param properties by their names after the record's prefix */
    public static <T> T settings(Class<T> type, Map<String, String> properties) {
        String prefix = type.getAnnotation(ConfigurationProperties.class).value();
        Map<String, String> named = new HashMap<>();
        properties.forEach((name, value) -> named.put(prefix + "." + name, value));
        return new Binder(new MapConfigurationPropertySource(named)).bindOrCreate(prefix, type);
    }

    /** Asserts that a value is refused in these words. */
    public static void assertRefused(Class<?> type, Map<String, String> properties, String message) {
        assertThatThrownBy(() -> settings(type, properties))
                .rootCause()
                .isInstanceOf(Misconfigured.class)
                .hasMessage(message);
    }
}
