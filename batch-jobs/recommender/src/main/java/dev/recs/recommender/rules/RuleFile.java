package dev.recs.recommender.rules;

import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a file of rules. */
public final class RuleFile {

    private RuleFile() {}

    /** @throws Misconfigured one line for everything that is wrong with the file */
    public static RuleBook read(Path file) {
        Mistakes mistakes = new Mistakes(file);
        List<Rule> rules = rules(file, mistakes);
        refusePinsAtOnePlace(rules, mistakes);
        mistakes.refuseAny();
        return new RuleBook(rules);
    }

    private static List<Rule> rules(Path file, Mistakes mistakes) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
            List<Rule> rules = new ArrayList<>();
            for (Node entry : entries(root, mistakes)) {
                new RuleReader(mistakes).read(entry).ifPresent(rules::add);
            }
            return rules;
        } catch (MarkedYAMLException e) {
            mistakes.add(e.getProblemMark().getLine() + 1, "this is not YAML: " + e.getProblem());
            return List.of();
        } catch (IOException e) {
            throw new Misconfigured(
                    "recs.rules.file is '%s': expected a file of rules that can be read".formatted(file), e);
        }
    }

    private static List<Node> entries(@Nullable Node root, Mistakes mistakes) {
        if (root instanceof MappingNode mapping
                && mapping.getValue().size() == 1
                && isNamedRules(mapping.getValue().getFirst())
                && mapping.getValue().getFirst().getValueNode() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        mistakes.add(1, "expected one key 'rules' with a list of rules below it");
        return List.of();
    }

    private static boolean isNamedRules(NodeTuple tuple) {
        return RuleReader.text(tuple.getKeyNode()).equals(Optional.of("rules"));
    }

    private static void refusePinsAtOnePlace(List<Rule> rules, Mistakes mistakes) {
        for (int later = 0; later < rules.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                refuse(rules.get(earlier), rules.get(later), mistakes);
            }
        }
    }

    private static void refuse(Rule earlier, Rule later, Mistakes mistakes) {
        if (earlier.action() instanceof Action.Pin(int taken)
                && later.action() instanceof Action.Pin(int wanted)
                && taken == wanted
                && earlier.period().overlaps(later.period())) {
            mistakes.add(
                    later.line(),
                    "position is '%d': taken by the rule in line %d at the same time"
                            .formatted(wanted, earlier.line()));
        }
    }
}
