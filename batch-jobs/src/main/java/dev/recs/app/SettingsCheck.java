package dev.recs.app;

import dev.recs.model.failure.Misconfigured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.context.ConfigurableApplicationContext;

/** Binds every settings record at once, so that all that is wrong is said in one answer. */
final class SettingsCheck {

    private SettingsCheck() {}

    /** @throws Misconfigured one line a violation */
    static void refuseViolations(ConfigurableApplicationContext context) {
        List<String> violations = new ArrayList<>();
        for (String name : context.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            try {
                context.getBean(name);
            } catch (BeansException e) {
                violations.add(describe(e));
            }
        }
        if (!violations.isEmpty()) {
            throw new Misconfigured(String.join("\n", violations));
        }
    }

    private static String describe(BeansException failure) {
        return causes(failure)
                .filter(Misconfigured.class::isInstance)
                .findFirst()
                .map(Throwable::getMessage)
                .orElseGet(() -> causes(failure)
                        .filter(BindException.class::isInstance)
                        .reduce((outer, inner) -> inner)
                        .map(SettingsCheck::unreadable)
                        .orElseThrow(() -> failure));
    }

    private static String unreadable(Throwable failure) {
        BindException bind = (BindException) failure;
        var property = bind.getProperty();
        return property == null
                ? "%s cannot be read as %s".formatted(bind.getName(), bind.getTarget())
                : "%s is '%s': expected %s"
                        .formatted(property.getName(), property.getValue(), expected(bind.getTarget()));
    }

    private static String expected(Bindable<?> target) {
        Object[] constants = target.getType().toClass().getEnumConstants();
        return constants == null
                ? "a value of type " + target.getType()
                : Arrays.stream(constants)
                        .map(constant -> ((Enum<?>) constant)
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'))
                        .collect(Collectors.joining(" or "));
    }

    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
