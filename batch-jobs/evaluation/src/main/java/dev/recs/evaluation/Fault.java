package dev.recs.evaluation;

import java.util.ArrayList;
import java.util.List;

/** One kind of fault of a file of lists: how often, and the first few. */
final class Fault {

    private static final int EXAMPLES = 3;

    private final List<String> examples = new ArrayList<>();
    private long count;

    void found(String example) {
        count++;
        if (examples.size() < EXAMPLES && !examples.contains(example)) {
            examples.add(example);
        }
    }

    long count() {
        return count;
    }

    /** The examples as {@code a, b, c}. */
    String examples() {
        return String.join(", ", examples) + (count > examples.size() ? ", …" : "");
    }
}
