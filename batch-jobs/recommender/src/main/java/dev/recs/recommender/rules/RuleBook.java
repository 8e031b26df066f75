package dev.recs.recommender.rules;

import dev.recs.model.catalog.ProductIndex;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules of a file, in its order. */
public final class RuleBook {

    public static final RuleBook EMPTY = new RuleBook(List.of());

    private final List<Rule> rules;

    RuleBook(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The rules that hold at a moment. */
    public ActiveRules at(Instant moment, ProductIndex index) {
        return new ActiveRules(
                rules.stream().filter(rule -> rule.period().contains(moment)).toList(), span(moment), index);
    }

    /** The same text as long as the rules that hold are the same. */
    public String textAt(Instant moment) {
        return rules.stream()
                .filter(rule -> rule.period().contains(moment))
                .map(rule -> "%s %s %s".formatted(rule.name(), rule.action(), rule.selector()))
                .toList()
                .toString();
    }

    /** How many of the rules that hold at a moment pin, boost, bury and exclude; those words, what no rule does left out. */
    public Map<String, Long> countsAt(Instant moment) {
        return rules.stream()
                .filter(rule -> rule.period().contains(moment))
                .collect(Collectors.groupingBy(rule -> rule.action().word(), TreeMap::new, Collectors.counting()));
    }

    public int size() {
        return rules.size();
    }

    /** One line a rule: its state at a moment, its name, what it does and where it stands. */
    public List<String> describe(Instant moment) {
        return rules.stream()
                .map(rule -> "%-8s %s: %s, line %d"
                        .formatted(
                                state(rule.period(), moment),
                                rule.name(),
                                rule.action().word(),
                                rule.line()))
                .toList();
    }

    private static String state(Period period, Instant moment) {
        if (period.contains(moment)) {
            return "active";
        }
        return moment.isBefore(period.from()) ? "future" : "expired";
    }

    /** The time around a moment in which no rule begins or ends. */
    private Period span(Instant moment) {
        Instant from = boundaries()
                .filter(boundary -> !boundary.isAfter(moment))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        Instant until = boundaries()
                .filter(boundary -> boundary.isAfter(moment))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        return new Period(from, until);
    }

    private Stream<Instant> boundaries() {
        return rules.stream()
                .flatMap(rule -> Stream.of(rule.period().from(), rule.period().until()));
    }
}
