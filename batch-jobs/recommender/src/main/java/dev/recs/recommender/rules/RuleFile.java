package dev.recs.recommender.rules;

import dev.recs.model.failure.Misconfigured;
import dev.recs.recommender.yaml.Mistakes;
import dev.recs.recommender.yaml.YamlList;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a file of rules. */
public final class RuleFile {

    private RuleFile() {}

    /** @throws Misconfigured one line for everything that is wrong with the file */
    public static RuleBook read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(reader, file.toString());
        } catch (IOException e) {
            throw new Misconfigured(
                    "recs.rules.file is '%s': expected a file of rules that can be read".formatted(file), e);
        }
    }

    /**
     * Rules from their text.
     *
     * @param name as messages call it
     * @throws Misconfigured one line for everything that is wrong with it
     */
    public static RuleBook parse(String text, String name) {
        return read(new StringReader(text), name);
    }

    private static RuleBook read(Reader reader, String name) {
        Mistakes mistakes = new Mistakes(name);
        List<Rule> rules = new ArrayList<>();
        for (Node entry : YamlList.read(reader, "rules", mistakes)) {
            new RuleReader(mistakes).read(entry).ifPresent(rules::add);
        }
        refusePinsAtOnePlace(rules, mistakes);
        mistakes.refuseAny();
        return new RuleBook(rules);
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
