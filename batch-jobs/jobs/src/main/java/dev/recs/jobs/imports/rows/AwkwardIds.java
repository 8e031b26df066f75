package dev.recs.jobs.imports.rows;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ids that are stored as they are and need care elsewhere: in the path of an address, or because a spreadsheet has changed them. */
public final class AwkwardIds {

    private static final int EXAMPLES = 3;
    /** A bound for the memory. */
    private static final int MAX_COUNTED = 10_000;
    /** RFC 3986, section 2.3: what a path takes as it is. */
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]*");
    /** Clients and servers remove steps of dots (RFC 3986, section 5.2.4); the others the API refuses in a path, encoded too. */
    private static final Pattern NOT_IN_PATH = Pattern.compile("\\.{1,2}|.*[/%\\\\\u2028\u2029].*", Pattern.DOTALL);

    private static final Pattern ROUNDED = Pattern.compile("\\d[.,]\\d+E\\+?\\d+", Pattern.CASE_INSENSITIVE);

    private static final Pattern WITH_DECIMALS = Pattern.compile("\\d+[.,]0");

    private final Map<Trouble, Found> found = new EnumMap<>(Trouble.class);

    /** What must be known of an id; empty for most. */
    public static Optional<Trouble> find(String id) {
        if (ROUNDED.matcher(id).matches()) {
            return Optional.of(Trouble.ROUNDED);
        }
        if (WITH_DECIMALS.matcher(id).matches()) {
            return Optional.of(Trouble.DECIMALS);
        }
        if (NOT_IN_PATH.matcher(id).matches()) {
            return Optional.of(Trouble.NOT_IN_PATH);
        }
        return UNRESERVED.matcher(id).matches() ? Optional.empty() : Optional.of(Trouble.ENCODING);
    }

    public void add(String id) {
        find(id).ifPresent(trouble ->
                found.computeIfAbsent(trouble, key -> new Found()).add(id));
    }

    /**
     * One line for each kind of trouble.
     *
     * @param what the ids are of, as "product ids"
     */
    public List<String> notes(String what) {
        return found.entrySet().stream()
                .map(entry -> "%s %s: %s".formatted(what, entry.getKey().advice(), entry.getValue()))
                .toList();
    }

    /** What is awkward about an id. */
    public enum Trouble {
        ENCODING("that must be percent-encoded in the path of an address"),
        NOT_IN_PATH("that no path of an address can carry, so that only a query parameter or \"me\" names them"),
        ROUNDED("that a spreadsheet seems to have rounded, so that others may have become the same"),
        DECIMALS(
                "with decimals, as programs write whole numbers beside empty ones, so that they may not be the shop's");

        private final String advice;

        Trouble(String advice) {
            this.advice = advice;
        }

        public String advice() {
            return advice;
        }
    }

    private static final class Found {

        private final Set<String> ids = new LinkedHashSet<>();

        void add(String id) {
            if (ids.size() < MAX_COUNTED) {
                ids.add(id);
            }
        }

        @Override
        public String toString() {
            return "%s%d, as %s"
                    .formatted(
                            ids.size() == MAX_COUNTED ? "at least " : "",
                            ids.size(),
                            ids.stream().limit(EXAMPLES).collect(Collectors.joining("  ")));
        }
    }
}
