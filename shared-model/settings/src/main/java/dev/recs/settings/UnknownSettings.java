package dev.recs.settings;

import dev.recs.model.settings.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds names under {@code recs.} and {@code RECS_} that no program of ours reads.
 *
 * <p>Spring has a check for properties that are not bound, but it passes over environment variables, where most settings are.
 */
final class UnknownSettings {

    private static final String PAGE = "docs/reference/configuration.md lists all settings";

    private final KnownSettings known;

    UnknownSettings(KnownSettings known) {
        this.known = known;
    }

    /** A line for each, sorted. */
    List<String> in(ConfigurableEnvironment environment) {
        NavigableSet<String> lines = new TreeSet<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> enumerable
                    && !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)) {
                Arrays.stream(enumerable.getPropertyNames())
                        .filter(UnknownSettings::isOurs)
                        .map(name -> fault(enumerable, name))
                        .flatMap(Optional::stream)
                        .forEach(lines::add);
            }
        }
        return List.copyOf(lines);
    }

    private static boolean isOurs(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("recs.") || lower.startsWith("recs_");
    }

    private Optional<String> fault(EnumerablePropertySource<?> source, String name) {
        boolean isVariable = source instanceof SystemEnvironmentPropertySource && name.indexOf('.') < 0;
        if (isVariable && ServiceLinks.contains(name, source.getProperty(name))) {
            return Optional.empty();
        }
        UnaryOperator<String> form = isVariable ? SettingNames::variableOf : UnaryOperator.identity();
        String newName = known.newName(name);
        if (newName != null) {
            return Optional.of("%s has a new name: use %s".formatted(name, both(newName, form)));
        }
        boolean isKnown = isVariable ? known.hasVariable(name) : known.hasProperty(name);
        return isKnown ? Optional.empty() : Optional.of(unknown(name, form));
    }

    /** @param form of names in the source that holds this one */
    private String unknown(String name, UnaryOperator<String> form) {
        return NearestName.of(name, known.names(), form)
                .map(near -> "%s is unknown; did you mean %s?".formatted(name, both(near, form)))
                .orElseGet(() -> "%s is unknown; %s".formatted(name, PAGE));
    }

    private static String both(String setting, UnaryOperator<String> form) {
        String shown = form.apply(setting);
        return shown.equals(setting) ? setting : "%s (%s)".formatted(shown, setting);
    }
}
