package dev.recs.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Of a test that waits for time-outs, kills processes or runs a whole command several times. Such tests run with {@code ./recs test --all},
 * which is what a change is landed with.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("long-running")
public @interface LongRunning {}
