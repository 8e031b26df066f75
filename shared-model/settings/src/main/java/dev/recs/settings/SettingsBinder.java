package dev.recs.settings;

import dev.recs.model.failure.Misconfigured;
import dev.recs.model.settings.Setting;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Makes settings records of an environment.
 *
 * <p>Single values are found and converted by Spring's {@link Binder}, with all its spellings. The records are made here and not by the
 * binder: it knows only Boot's own annotations, gives null for an empty map or list, and stops at the first value it cannot read.
 */
public final class SettingsBinder {

    private final ConfigurableEnvironment environment;
    private final Binder given;

    private SettingsBinder(ConfigurableEnvironment environment) {
        this.environment = environment;
        List<ConfigurationPropertySource> sources = environment.getPropertySources().stream()
                .filter(source -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
                .map(ServiceLinks::removedFrom)
                .flatMap(source -> StreamSupport.stream(
                        ConfigurationPropertySources.from(source).spliterator(), false))
                .toList();
        this.given = binder(sources, environment);
    }

    /** Reads what the environment holds now; service links of Kubernetes are not read. */
    public static SettingsBinder create(ConfigurableEnvironment environment) {
        return new SettingsBinder(environment);
    }

    /** Reads these properties and nothing else. */
    public static SettingsBinder create(Map<String, ?> properties) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        List.copyOf(environment.getPropertySources().stream().toList())
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new MapPropertySource("properties", new HashMap<>(properties)));
        return new SettingsBinder(environment);
    }

    /**
     * The record as given, with the defaults of its annotations for the rest.
     *
     * @throws Misconfigured one line for each value that cannot be read, or else for each that the record refuses
     */
    public <T extends Record> T bind(Class<T> type) {
        String prefix = SettingNames.prefixOf(type);
        Map<String, @Nullable Object> values = new HashMap<>();
        List<String> unreadable = new ArrayList<>();
        read(prefix, type, values, unreadable);
        if (!unreadable.isEmpty()) {
            throw new Misconfigured(String.join("\n", unreadable));
        }
        return make(prefix, type, values);
    }

    private void read(
            String prefix,
            Class<? extends Record> type,
            Map<String, @Nullable Object> values,
            List<String> unreadable) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = SettingNames.nameOf(prefix, component);
            Class<? extends Record> section = SettingNames.sectionOf(component);
            if (section != null) {
                read(name, section, values, unreadable);
                continue;
            }
            try {
                values.put(name, value(name, component));
            } catch (BindException e) {
                unreadable.add(unreadable(e));
            } catch (Misconfigured e) {
                unreadable.add(String.valueOf(e.getMessage()));
            }
        }
    }

    private @Nullable Object value(String name, RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        Bindable<?> target = Bindable.of(ResolvableType.forType(component.getGenericType()));
        Object own = given.bind(name, target).orElse(null);
        if (own != null) {
            return own;
        }
        for (String alias : setting.aliases()) {
            String text = environment.getProperty(alias, "");
            if (!text.isEmpty()) {
                return ofAlias(alias, text, name, target);
            }
        }
        return setting.defaultValue().isEmpty()
                ? empty(name, component, target)
                : converted(name, setting.defaultValue(), target);
    }

    private static String unreadable(BindException failure) {
        BindException innermost = Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .filter(BindException.class::isInstance)
                .map(BindException.class::cast)
                .reduce((outer, inner) -> inner)
                .orElse(failure);
        String expected = SettingTypes.expected(innermost.getTarget().getType().toClass());
        ConfigurationProperty property = innermost.getProperty();
        return property == null
                ? "%s cannot be read: expected %s".formatted(innermost.getName(), expected)
                : "%s is '%s': expected %s".formatted(property.getName(), property.getValue(), expected);
    }

    private static @Nullable Object ofAlias(String alias, String text, String name, Bindable<?> target) {
        try {
            return converted(name, text, target);
        } catch (BindException e) {
            String expected = SettingTypes.expected(target.getType().toClass());
            throw new Misconfigured("%s is '%s': expected %s".formatted(alias, text, expected), e);
        }
    }

    private static @Nullable Object empty(String name, RecordComponent component, Bindable<?> target) {
        if (List.class.isAssignableFrom(component.getType())) {
            return List.of();
        }
        if (Map.class.isAssignableFrom(component.getType())) {
            return Map.of();
        }
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? null : converted(name, "", target);
    }

    private static @Nullable Object converted(String name, String text, Bindable<?> target) {
        return binder(List.of(new MapConfigurationPropertySource(Map.of(name, text))), null)
                .bind(name, target)
                .orElse(null);
    }

    private static Binder binder(
            List<ConfigurationPropertySource> sources, @Nullable ConfigurableEnvironment placeholders) {
        GenericConversionService durations = new GenericConversionService();
        durations.addConverter(new DurationConverter());
        return new Binder(
                sources,
                placeholders == null ? null : new PropertySourcesPlaceholdersResolver(placeholders),
                List.of(durations),
                null,
                null,
                null);
    }

    private static <T extends Record> T make(String prefix, Class<T> type, Map<String, @Nullable Object> values) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = SettingNames.nameOf(prefix, components[i]);
            Class<? extends Record> section = SettingNames.sectionOf(components[i]);
            arguments[i] = section == null ? values.get(name) : make(name, section, values);
        }
        return construct(type, components, arguments);
    }

    private static <T extends Record> T construct(
            Class<T> type, RecordComponent[] components, @Nullable Object[] arguments) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<T> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("%s cannot be made".formatted(type.getName()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s cannot be made".formatted(type.getName()), e);
        }
    }
}
