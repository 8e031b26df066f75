package dev.recs.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** The settings records that the beans of a configuration read; each becomes a bean. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(SettingsRegistrar.class)
public @interface EnableSettings {

    /** Records with {@link dev.recs.model.settings.Settings}. */
    Class<? extends Record>[] value();
}
