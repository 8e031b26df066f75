package dev.recs.recommender.yaml;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The values of one entry by their keys.
 *
 * @param line of the entry, for what is missing
 */
public record YamlEntry(Map<String, Node> values, int line, Mistakes mistakes) {

    private static final int DATE_LENGTH = "2026-03-01".length();

    public YamlEntry {
        values = Map.copyOf(values);
    }

    /**
     * Reads an entry; what is unknown or stands twice is among the mistakes.
     *
     * @param keys that it may have, in the order of messages
     * @param what it is, for messages: "rule"
     */
    public static YamlEntry read(MappingNode mapping, List<String> keys, String what, Mistakes mistakes) {
        Map<String, Node> values = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode()).orElse("");
            int at = lineOf(tuple.getKeyNode());
            if (!keys.contains(key)) {
                mistakes.add(at, "key '%s' is unknown: expected one of %s".formatted(key, String.join(", ", keys)));
            } else if (values.put(key, tuple.getValueNode()) != null) {
                mistakes.add(at, "key '%s' stands twice in one %s".formatted(key, what));
            }
        }
        return new YamlEntry(values, lineOf(mapping), mistakes);
    }

    /** From 1. */
    public static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** Empty if it is no single value. */
    public static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue().strip()) : Optional.empty();
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public int line(String key) {
        Node node = values.get(key);
        return node == null ? line : lineOf(node);
    }

    /** Empty if it is missing or no single value. */
    public String text(String key) {
        Node node = values.get(key);
        return node == null ? "" : single(key, node);
    }

    /** One value or a list of them; none if the key is missing. */
    public List<String> texts(String key) {
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Node one : node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node)) {
            texts.add(single(key, one));
        }
        if (texts.isEmpty()) {
            mistakes.add(line(key), "%s is an empty list: expected at least one value".formatted(key));
        }
        return texts;
    }

    public Optional<Double> number(String key, DoublePredicate isRight, String expected) {
        String text = text(key);
        try {
            double number = Double.parseDouble(text);
            if (isRight.test(number)) {
                return Optional.of(number);
            }
        } catch (NumberFormatException ignored) {
            // Said below, as for a number out of range.
        }
        mistakes.add(line(key), "%s is '%s': expected %s".formatted(key, text, expected));
        return Optional.empty();
    }

    /** A date, whose day begins in UTC, or a moment. */
    public Instant moment(String key, Instant missing) {
        if (!has(key)) {
            return missing;
        }
        String text = text(key);
        try {
            return text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException ignored) {
            mistakes.add(
                    line(key),
                    "%s is '%s': expected a date as 2026-03-01 or a moment as 2026-03-01T08:00:00Z"
                            .formatted(key, text));
            return missing;
        }
    }

    private String single(String key, @Nullable Node node) {
        Optional<String> text = node == null ? Optional.empty() : text(node);
        if (text.isEmpty() || text.get().isEmpty()) {
            mistakes.add(line(key), "%s has no value: expected one".formatted(key));
        }
        return text.orElse("");
    }
}
