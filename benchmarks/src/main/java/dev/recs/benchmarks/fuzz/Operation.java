package dev.recs.benchmarks.fuzz;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the document.
 *
 * @param body schema of the JSON that it takes; empty if it takes none
 * @param responses by status
 * @param isOpen whether it needs no token
 */
record Operation(
        String method,
        String path,
        List<Parameter> parameters,
        Optional<JsonNode> body,
        JsonNode responses,
        boolean isOpen) {

    /** Whether it is of one user, whom the address names. */
    boolean isOfUser() {
        return path.contains("/user");
    }

    /** Whether only a guest may ask for it. */
    boolean isOfGuest() {
        return path.endsWith("/guest");
    }

    /** Whether it takes a guest's token in its body. */
    boolean isMerge() {
        return path.endsWith("/merge");
    }

    /** Whether its scope is that of events. */
    boolean isOfEvents() {
        return path.endsWith("/events") || isMerge();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /** @param in "path", "query" or "header" */
    record Parameter(String name, String in, boolean isRequired, JsonNode schema) {}
}
