package dev.recs.model.failure;

import java.util.ArrayList;
import java.util.List;

/** Collects all that is wrong with the settings of one feature, so that an operator sees it at once and not piece by piece. */
public final class Violations {

    private final String prefix;
    private final List<String> found = new ArrayList<>();

    /** @param prefix of the property names, as in {@code recs.refresh} */
    public Violations(String prefix) {
        this.prefix = prefix;
    }

    /** @param expected what the value should have been: "at least 1" */
    public Violations require(boolean holds, String property, Object value, String expected) {
        if (!holds) {
            found.add("%s.%s is '%s': expected %s".formatted(prefix, property, value, expected));
        }
        return this;
    }

    /** @throws Misconfigured one line a violation */
    public void refuseAny() {
        if (!found.isEmpty()) {
            throw new Misconfigured(String.join("\n", found));
        }
    }
}
