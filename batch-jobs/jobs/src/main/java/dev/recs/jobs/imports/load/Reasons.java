package dev.recs.jobs.imports.load;

import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts why rows were rejected, by the reason without the value. */
final class Reasons {

    private static final Pattern VALUE = Pattern.compile("'.*'", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    /** More kinds than there are reasons: a bound for the memory. */
    private static final int MAX_KINDS = 200;

    private final Map<String, Reason> kinds = new HashMap<>();
    private long count;

    void add(long line, String reason) {
        count++;
        Matcher value = VALUE.matcher(reason);
        String kind =
                value.find() ? value.replaceFirst("") : NUMBER.matcher(reason).replaceAll("");
        if (kinds.size() < MAX_KINDS || kinds.containsKey(kind)) {
            kinds.merge(kind, new Reason(1, line, reason), (one, other) -> one.again());
        }
    }

    long count() {
        return count;
    }

    /** The commonest; of equals the first. */
    Optional<Reason> most() {
        return kinds.entrySet().stream()
                .map(Entry::getValue)
                .max((one, other) -> one.count() == other.count()
                        ? Long.compare(other.line(), one.line())
                        : Long.compare(one.count(), other.count()));
    }

    /**
     * One kind of reason.
     *
     * @param line where it was met first
     * @param text with the value that was met first
     */
    record Reason(long count, long line, String text) {

        private Reason again() {
            return new Reason(count + 1, line, text);
        }
    }
}
