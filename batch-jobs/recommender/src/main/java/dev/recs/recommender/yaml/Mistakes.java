package dev.recs.recommender.yaml;

import dev.recs.model.failure.Misconfigured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Collects all that is wrong with a file, so that an operator sees it at once. */
public final class Mistakes {

    private final String file;
    private final List<Mistake> found = new ArrayList<>();

    /** @param file as messages name it */
    public Mistakes(String file) {
        this.file = file;
    }

    public void add(int line, String what) {
        found.add(new Mistake(line, what));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** @throws Misconfigured one line a mistake, by line of the file */
    public void refuseAny() {
        if (!found.isEmpty()) {
            throw new Misconfigured(found.stream()
                    .sorted(Comparator.comparingInt(Mistake::line))
                    .map(mistake -> "%s, line %d: %s".formatted(file, mistake.line(), mistake.what()))
                    .collect(Collectors.joining("\n")));
        }
    }

    private record Mistake(int line, String what) {}
}
