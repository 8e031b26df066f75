package dev.recs.recommender.rules;

import dev.recs.model.failure.Misconfigured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Collects all that is wrong with a file of rules, so that an operator sees it at once. */
final class Mistakes {

    private final Path file;
    private final List<Mistake> found = new ArrayList<>();

    Mistakes(Path file) {
        this.file = file;
    }

    void add(int line, String what) {
        found.add(new Mistake(line, what));
    }

    /** @throws Misconfigured one line a mistake, by line of the file */
    void refuseAny() {
        if (!found.isEmpty()) {
            throw new Misconfigured(found.stream()
                    .sorted(Comparator.comparingInt(Mistake::line))
                    .map(mistake -> "%s, line %d: %s".formatted(file, mistake.line(), mistake.what()))
                    .collect(Collectors.joining("\n")));
        }
    }

    private record Mistake(int line, String what) {}
}
