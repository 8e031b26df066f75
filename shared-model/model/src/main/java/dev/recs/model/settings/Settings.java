package dev.recs.model.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A record of the settings of one feature. There is one record for each prefix, in all applications. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Settings {

    /** What the names of its settings begin with, without the last dot: {@code recs.refresh}. */
    String prefix();
}
