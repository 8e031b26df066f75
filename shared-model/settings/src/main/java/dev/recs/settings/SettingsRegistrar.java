package dev.recs.settings;

import java.beans.Introspector;
import java.util.Arrays;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** Makes a bean of each record of {@link EnableSettings}, named after its class: {@code refreshSettings}. */
final class SettingsRegistrar implements ImportBeanDefinitionRegistrar {

    private final ConfigurableEnvironment environment;

    SettingsRegistrar(Environment environment) {
        this.environment = (ConfigurableEnvironment) environment;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata configuration, BeanDefinitionRegistry registry) {
        MergedAnnotation<EnableSettings> enabled =
                configuration.getAnnotations().get(EnableSettings.class);
        Arrays.stream(enabled.getClassArray("value"))
                .map(type -> type.<Record>asSubclass(Record.class))
                .forEach(type -> registry.registerBeanDefinition(
                        Introspector.decapitalize(type.getSimpleName()), definition(type)));
    }

    private <T extends Record> BeanDefinition definition(Class<T> type) {
        return BeanDefinitionBuilder.genericBeanDefinition(
                        type, () -> SettingsBinder.create(environment).bind(type))
                .getBeanDefinition();
    }
}
