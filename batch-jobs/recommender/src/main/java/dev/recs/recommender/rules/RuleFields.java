package dev.recs.recommender.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The values of one rule.
 *
 * @param line of the rule, for what is missing
 */
record RuleFields(Map<String, Node> values, int line, Mistakes mistakes) {

    private static final int DATE_LENGTH = "2026-03-01".length();

    boolean has(String key) {
        return values.containsKey(key);
    }

    int line(String key) {
        Node node = values.get(key);
        return node == null ? line : RuleReader.lineOf(node);
    }

    /** Empty if it is missing or no single value. */
    String text(String key) {
        Node node = values.get(key);
        return node == null ? "" : single(key, node);
    }

    /** One value or a list of them; none if the key is missing. */
    List<String> texts(String key) {
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

    Optional<Double> number(String key, DoublePredicate isRight, String expected) {
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

    PriceRange price() {
        if (!has("price")) {
            return PriceRange.ALL;
        }
        String text = text("price");
        int dots = text.indexOf("..");
        try {
            BigDecimal least =
                    dots <= 0 ? null : new BigDecimal(text.substring(0, dots).strip());
            BigDecimal most = dots < 0 || dots + 2 == text.length()
                    ? null
                    : new BigDecimal(text.substring(dots + 2).strip());
            if ((least != null || most != null) && (least == null || most == null || least.compareTo(most) <= 0)) {
                return new PriceRange(least, most);
            }
        } catch (NumberFormatException ignored) {
            // Said below, as for an empty range.
        }
        mistakes.add(line("price"), "price is '%s': expected a range as 5..20, 5.. or ..20".formatted(text));
        return PriceRange.ALL;
    }

    Period period() {
        Instant from = moment("from", Instant.MIN);
        Instant until = moment("until", Instant.MAX);
        if (from.isBefore(until)) {
            return new Period(from, until);
        }
        mistakes.add(line("until"), "until is '%s': expected a moment after from".formatted(text("until")));
        return Period.ALWAYS;
    }

    private Instant moment(String key, Instant missing) {
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
        Optional<String> text = node == null ? Optional.empty() : RuleReader.text(node);
        if (text.isEmpty() || text.get().isEmpty()) {
            mistakes.add(line(key), "%s has no value: expected one".formatted(key));
        }
        return text.orElse("");
    }
}
