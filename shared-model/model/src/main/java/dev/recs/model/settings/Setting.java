package dev.recs.model.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One setting: a component of a settings record. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {

    /**
     * The value if none is given, as an operator would write it. Empty: the empty text, list or map; null for a component that may
     * be null.
     */
    String defaultValue() default "";

    /** One sentence for operators, with the unit and the range. */
    String meaning();

    /** Environment variables that are read if the setting's own name is not given: {@code OPENAI_API_KEY}. */
    String[] aliases() default {};

    /** Who reads it, of the applications that have the record. */
    Application[] readBy() default {Application.JOBS, Application.API};
}
