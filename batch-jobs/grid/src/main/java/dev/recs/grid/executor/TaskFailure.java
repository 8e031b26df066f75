package dev.recs.grid.executor;

import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.Failures;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * A failure of one of our kinds, as it travels to the driver, where the exit code depends on the kind.
 *
 * @param dependency what is down; empty for the other kinds
 */
public record TaskFailure(Kind kind, String dependency, String message) implements Serializable {

    /** Empty for one that nobody expected: that is not told but thrown, and Spark tries the task again. */
    static Optional<TaskFailure> of(RuntimeException failure) {
        return Failures.kindOf(failure).map(kind -> switch (kind) {
            case DependencyDown down -> new TaskFailure(Kind.DEPENDENCY_DOWN, down.dependency(), detail(down));
            case BadInput bad -> new TaskFailure(Kind.BAD_INPUT, "", text(bad));
            default -> new TaskFailure(Kind.MISCONFIGURED, "", text(kind));
        });
    }

    private static String detail(DependencyDown down) {
        String head = "%s is down: ".formatted(down.dependency());
        String text = text(down);
        return text.startsWith(head) ? text.substring(head.length()) : text;
    }

    public RuntimeException toException() {
        IllegalStateException onExecutor = new IllegalStateException(message);
        return switch (kind) {
            case DEPENDENCY_DOWN -> new DependencyDown(dependency, message, onExecutor);
            case BAD_INPUT -> new BadInput(message, onExecutor);
            case MISCONFIGURED -> new Misconfigured(message, onExecutor);
        };
    }

    private static String text(Throwable failure) {
        return Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
    }

    /** What is to be done about it. */
    public enum Kind {
        DEPENDENCY_DOWN,
        BAD_INPUT,
        MISCONFIGURED
    }
}
