package dev.recs.model.failure;

import org.jspecify.annotations.Nullable;

/** A store or a provider that did not answer, or answered that it cannot; the same call may succeed later. */
public final class DependencyDown extends RuntimeException {

    private final String dependency;

    /** @param dependency as an operator calls it: "MySQL", "MongoDB", "Redis", "embedding provider"
     * @param message null if the cause has none */
    public DependencyDown(String dependency, @Nullable String message, Throwable cause) {
        super("%s is down: %s".formatted(dependency, message), cause);
        this.dependency = dependency;
    }

    public String dependency() {
        return dependency;
    }
}
