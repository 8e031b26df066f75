package dev.recs.recommender.experiments;

import dev.recs.model.experiment.Variant;
import dev.recs.model.failure.Misconfigured;
import dev.recs.model.settings.NearestName;
import dev.recs.recommender.lists.ListSettings;
import dev.recs.recommender.rules.RuleFile;
import dev.recs.recommender.yaml.Mistakes;
import dev.recs.recommender.yaml.YamlEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Reads one variant of an experiment. */
final class VariantReader {

    private static final List<String> KEYS = List.of("name", "share", "settings");

    /** What shapes the model or the profile, which all variants share. */
    private static final List<String> SHARED =
            List.of("recs.training", "recs.signal", "recs.fees", "recs.profile", "recs.embedding", "recs.openai");

    private final Path file;
    private final Mistakes mistakes;

    VariantReader(Path file, Mistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    Optional<Variant> read(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            mistakes.add(YamlEntry.lineOf(node), "expected a variant with the keys name, share and settings");
            return Optional.empty();
        }
        YamlEntry entry = YamlEntry.read(mapping, KEYS, "variant", mistakes);
        String name = entry.text("name");
        if (!ExperimentReader.NAME.matcher(name).matches()) {
            mistakes.add(entry.line("name"), "name is '%s': expected %s".formatted(name, ExperimentReader.NAME_FORM));
        }
        Optional<Double> share =
                entry.number("share", value -> value > 0 && value <= 1, "the part of all users, above 0, at most 1");
        Map<String, String> settings = settings(entry);
        String rules = rules(entry, settings.remove(VariantSettings.RULES));
        return share.map(part -> new Variant(name, part, settings, rules));
    }

    /** Those that are right, the path of the rules among them. */
    private Map<String, String> settings(YamlEntry entry) {
        Map<String, String> settings = new TreeMap<>();
        Node node = entry.values().get("settings");
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                add(tuple, settings);
            }
        } else if (node != null) {
            mistakes.add(
                    YamlEntry.lineOf(node),
                    "expected settings with their values, as recs.ranking.diversity.strength: 0.3");
        }
        return settings;
    }

    private void add(NodeTuple tuple, Map<String, String> settings) {
        String name = YamlEntry.text(tuple.getKeyNode()).orElse("");
        Optional<String> value = YamlEntry.text(tuple.getValueNode()).filter(text -> !text.isEmpty());
        int line = YamlEntry.lineOf(tuple.getKeyNode());
        if (!VariantSettings.names().contains(name)) {
            mistakes.add(line, refusal(name));
        } else if (value.isEmpty()) {
            mistakes.add(line, "%s has no value: expected one".formatted(name));
        } else if (settings.put(name, value.get()) != null) {
            mistakes.add(line, "%s stands twice in one variant".formatted(name));
        } else {
            check(line, name, value.get());
        }
    }

    private void check(int line, String name, String value) {
        try {
            VariantSettings.with(ListSettings.DEFAULT, name, value);
        } catch (Misconfigured e) {
            mistakes.add(line, String.valueOf(e.getMessage()).replace("\n", "; "));
        }
    }

    private static String refusal(String name) {
        if (SHARED.stream().anyMatch(prefix -> name.startsWith(prefix + "."))) {
            return "%s needs a model or profiles of its own, and variants share both: compare it with 'recs evaluate'"
                    .formatted(name);
        }
        return NearestName.of(name, VariantSettings.names())
                .map(near -> "%s is no setting of a variant: did you mean %s?".formatted(name, near))
                .orElseGet(() -> "%s is no setting of a variant: expected one under recs.ranking, or %s"
                        .formatted(name, VariantSettings.RULES));
    }

    /** The text of the rules, which becomes part of the definition. */
    private String rules(YamlEntry entry, @Nullable String path) {
        if (path == null) {
            return "";
        }
        int line = entry.line("settings");
        try {
            Path named = file.resolveSibling(path);
            String text = Files.readString(named);
            RuleFile.parse(text, named.toString());
            return text;
        } catch (IOException e) {
            mistakes.add(
                    line,
                    "%s is '%s': expected a file of rules that can be read, its path from the folder of this file"
                            .formatted(VariantSettings.RULES, path));
        } catch (Misconfigured e) {
            mistakes.add(line, String.valueOf(e.getMessage()).replace("\n", "; "));
        }
        return "";
    }
}
