package dev.recs.recommender.yaml;

import java.io.Reader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The entries of a file that has one key with a list below it. */
public final class YamlList {

    private YamlList() {}

    /** @return none if the file has another form; the mistakes say so */
    public static List<Node> read(Reader file, String key, Mistakes mistakes) {
        try {
            return entries(new Yaml(new SafeConstructor(new LoaderOptions())).compose(file), key, mistakes);
        } catch (MarkedYAMLException e) {
            mistakes.add(e.getProblemMark().getLine() + 1, "this is not YAML: " + e.getProblem());
            return List.of();
        } catch (YAMLException e) {
            mistakes.add(1, "this is not YAML: " + e.getMessage());
            return List.of();
        }
    }

    private static List<Node> entries(@Nullable Node root, String key, Mistakes mistakes) {
        if (root instanceof MappingNode mapping
                && mapping.getValue().size() == 1
                && isNamed(key, mapping.getValue().getFirst())
                && mapping.getValue().getFirst().getValueNode() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        mistakes.add(1, "expected one key '%s' with a list of %s below it".formatted(key, key));
        return List.of();
    }

    private static boolean isNamed(String key, NodeTuple tuple) {
        return YamlEntry.text(tuple.getKeyNode()).equals(Optional.of(key));
    }
}
