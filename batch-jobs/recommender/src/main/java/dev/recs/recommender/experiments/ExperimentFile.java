package dev.recs.recommender.experiments;

import dev.recs.model.experiment.Experiment;
import dev.recs.model.failure.Misconfigured;
import dev.recs.recommender.yaml.Mistakes;
import dev.recs.recommender.yaml.YamlEntry;
import dev.recs.recommender.yaml.YamlList;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a file of experiments. */
public final class ExperimentFile {

    private ExperimentFile() {}

    /**
     * All of the file, in its order; files of rules that variants name are read with it, from the folder of this one.
     *
     * @throws Misconfigured one line for everything that is wrong with the file
     */
    public static List<Experiment> read(Path file) {
        Mistakes mistakes = new Mistakes(file.toString());
        List<Experiment> experiments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            for (Node entry : YamlList.read(reader, "experiments", mistakes)) {
                new ExperimentReader(file, mistakes).read(entry).ifPresent(experiment -> {
                    if (!names.add(experiment.name())) {
                        mistakes.add(
                                YamlEntry.lineOf(entry),
                                "name is '%s': two experiments have it".formatted(experiment.name()));
                    }
                    experiments.add(experiment);
                });
            }
        } catch (IOException e) {
            throw new Misconfigured(
                    "recs.experiments.file is '%s': expected a file of experiments that can be read".formatted(file),
                    e);
        }
        mistakes.refuseAny();
        return List.copyOf(experiments);
    }
}
