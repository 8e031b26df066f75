package dev.recs.recommender.rules;

import dev.recs.recommender.yaml.Mistakes;
import dev.recs.recommender.yaml.YamlEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one entry of the file. */
final class RuleReader {

    private static final int MAX_POSITION = 60;
    private static final int MAX_FACTOR = 100;
    private static final List<String> KEYS =
            List.of("name", "action", "position", "factor", "product", "category", "brand", "price", "from", "until");

    private final Mistakes mistakes;

    RuleReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Nothing if the entry cannot be a rule; what is wrong is among the mistakes, also where a rule is returned. */
    Optional<Rule> read(Node entry) {
        int line = YamlEntry.lineOf(entry);
        if (!(entry instanceof MappingNode mapping)) {
            mistakes.add(line, "expected a rule with keys such as action and product");
            return Optional.empty();
        }
        YamlEntry fields = YamlEntry.read(mapping, KEYS, "rule", mistakes);
        RuleFields rule = new RuleFields(fields);
        Selector selector =
                new Selector(fields.texts("product"), fields.texts("category"), fields.texts("brand"), rule.price());
        if (selector.saysNothing()) {
            mistakes.add(line, "expected at least one of product, category, brand and price: which products?");
        }
        String name = fields.has("name") ? fields.text("name") : "rule in line " + line;
        Period period = rule.period();
        return action(fields, selector).map(action -> new Rule(name, line, action, selector, period));
    }

    private Optional<Action> action(YamlEntry fields, Selector selector) {
        String word = fields.text("action");
        Set<String> allowed = switch (word) {
            case "pin" -> Set.of("position");
            case "boost", "bury" -> Set.of("factor");
            default -> Set.of();
        };
        for (String key : List.of("position", "factor")) {
            if (fields.has(key) && !allowed.contains(key)) {
                mistakes.add(fields.line(key), "%s has no meaning for the action '%s'".formatted(key, word));
            }
        }
        return switch (word) {
            case "pin" -> pin(fields, selector);
            case "boost" ->
                fields.number("factor", factor -> factor > 1 && factor <= MAX_FACTOR, "above 1, at most 100")
                        .map(Action.Weigh::new);
            case "bury" ->
                fields.number("factor", factor -> factor >= 0 && factor < 1, "0 or more, below 1")
                        .map(Action.Weigh::new);
            case "exclude" -> Optional.of(new Action.Exclude());
            default -> {
                mistakes.add(
                        fields.line("action"), "action is '%s': expected pin, boost, bury or exclude".formatted(word));
                yield Optional.empty();
            }
        };
    }

    private Optional<Action> pin(YamlEntry fields, Selector selector) {
        if (selector.products().size() != 1) {
            mistakes.add(fields.line("product"), "pin needs exactly one product");
        }
        return fields.number(
                        "position",
                        position -> position == Math.rint(position) && position >= 1 && position <= MAX_POSITION,
                        "a whole number from 1 to 60")
                .map(position -> new Action.Pin(position.intValue()));
    }
}
