package dev.recs.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Environments with exactly what a test says. */
final class Environments {

    private Environments() {}

    static ConfigurableEnvironment ofVariables(Map<String, String> variables) {
        return of(new SystemEnvironmentPropertySource("systemEnvironment", new HashMap<>(variables)));
    }

    static ConfigurableEnvironment ofProperties(Map<String, String> properties) {
        return of(new MapPropertySource("properties", new HashMap<>(properties)));
    }

    private static ConfigurableEnvironment of(PropertySource<?> source) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        List<String> names = environment.getPropertySources().stream()
                .<String>map(PropertySource::getName)
                .toList();
        names.forEach(environment.getPropertySources()::remove);
        environment.getPropertySources().addFirst(source);
        return environment;
    }
}
