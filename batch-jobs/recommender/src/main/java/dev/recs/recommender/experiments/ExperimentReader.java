package dev.recs.recommender.experiments;

import dev.recs.model.experiment.Experiment;
import dev.recs.model.experiment.Metric;
import dev.recs.model.experiment.Variant;
import dev.recs.model.experiment.VariantName;
import dev.recs.model.failure.BadInput;
import dev.recs.recommender.yaml.Mistakes;
import dev.recs.recommender.yaml.YamlEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one entry of the file. */
final class ExperimentReader {

    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
    static final String NAME_FORM = "1 to 64 of a-z, 0-9, '-' and '.', the first a letter or digit";

    private static final List<String> KEYS = List.of("name", "metric", "from", "until", "variants");

    /** What sums of shares may exceed 1 by, for their rounding. */
    private static final double ROUNDING = 1e-9;

    private final VariantReader variantReader;
    private final Mistakes mistakes;

    /** @param file that it stands in, beside which are the files it names */
    ExperimentReader(Path file, Mistakes mistakes) {
        this.variantReader = new VariantReader(file, mistakes);
        this.mistakes = mistakes;
    }

    /** Nothing if the entry cannot be an experiment; what is wrong is among the mistakes, also where one is returned. */
    Optional<Experiment> read(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            mistakes.add(YamlEntry.lineOf(node), "expected an experiment with keys such as name and variants");
            return Optional.empty();
        }
        YamlEntry entry = YamlEntry.read(mapping, KEYS, "experiment", mistakes);
        String name = name(entry);
        Optional<Metric> metric = metric(entry);
        Instant from = entry.moment("from", Instant.MIN);
        Instant until = entry.moment("until", Instant.MAX);
        if (!from.isBefore(until)) {
            mistakes.add(
                    entry.line("until"), "until is '%s': expected a moment after from".formatted(entry.text("until")));
        }
        List<Variant> variants = variants(entry);
        if (name.isEmpty() || metric.isEmpty()) {
            return Optional.empty();
        }
        Experiment experiment = new Experiment(name, metric.get(), from, until, variants);
        refuseEqualHashes(experiment, entry);
        return Optional.of(experiment);
    }

    private String name(YamlEntry entry) {
        String name = entry.text("name");
        if (!NAME.matcher(name).matches()) {
            mistakes.add(entry.line("name"), "name is '%s': expected %s".formatted(name, NAME_FORM));
            return "";
        }
        if (name.equals(VariantName.HOLD_OUT.value())) {
            mistakes.add(
                    entry.line("name"),
                    "name is 'hold-out': that of the users who see popular lists only (recs.experiments.hold-out)");
        }
        return name;
    }

    private Optional<Metric> metric(YamlEntry entry) {
        try {
            return Optional.of(Metric.of(entry.text("metric")));
        } catch (BadInput e) {
            mistakes.add(entry.line("metric"), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private List<Variant> variants(YamlEntry entry) {
        List<Variant> variants = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Node node = entry.values().get("variants");
        List<Node> nodes = node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
        for (Node one : nodes) {
            variantReader.read(one).ifPresent(variant -> {
                if (!names.add(variant.name())) {
                    mistakes.add(YamlEntry.lineOf(one), "name is '%s': two variants have it".formatted(variant.name()));
                }
                variants.add(variant);
            });
        }
        if (nodes.size() < 2) {
            mistakes.add(
                    entry.line("variants"),
                    "expected variants, a list of two or more: the first is what the others are compared with");
        }
        double sum = variants.stream().mapToDouble(Variant::share).sum();
        if (sum > 1 + ROUNDING) {
            mistakes.add(entry.line("variants"), "shares add up to %s: expected 1 at most".formatted(sum));
        }
        return variants;
    }

    /** Ids of responses tell variants apart by 32 bits. */
    private void refuseEqualHashes(Experiment experiment, YamlEntry entry) {
        Set<Integer> hashes = new HashSet<>(List.of(VariantName.NONE.shortHash(), VariantName.HOLD_OUT.shortHash()));
        for (Variant variant : experiment.variants()) {
            if (!hashes.add(experiment.nameOf(variant).shortHash())
                    && experiment.variants().stream()
                                    .filter(other -> other.name().equals(variant.name()))
                                    .count()
                            == 1) {
                mistakes.add(
                        entry.line("variants"),
                        "the hash of variant '%s' is that of another one: give it another name"
                                .formatted(variant.name()));
            }
        }
    }
}
