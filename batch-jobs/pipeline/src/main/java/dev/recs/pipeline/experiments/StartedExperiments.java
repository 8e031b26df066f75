package dev.recs.pipeline.experiments;

import dev.recs.model.experiment.Experiment;
import dev.recs.model.experiment.RunningExperiments;
import dev.recs.model.failure.Misconfigured;
import dev.recs.recommender.experiments.ExperimentFile;
import dev.recs.recommender.experiments.ExperimentSettings;
import dev.recs.stores.experiments.ExperimentRun;
import dev.recs.stores.experiments.ExperimentRuns;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Reads what was started and is not over, each as the file of this process defines it. */
public final class StartedExperiments implements Supplier<RunningExperiments> {

    private final ExperimentSettings settings;
    private final ExperimentRuns runs;
    private final InstantSource clock;

    public StartedExperiments(ExperimentSettings settings, ExperimentRuns runs, InstantSource clock) {
        this.settings = settings;
        this.runs = runs;
        this.clock = clock;
    }

    /** @throws Misconfigured if the file does not define what runs, or defines it otherwise than when it was started */
    @Override
    public RunningExperiments get() {
        List<ExperimentRun> running = runs.runningAt(clock.instant());
        if (running.isEmpty()) {
            return new RunningExperiments(settings.holdOut(), List.of());
        }
        List<Experiment> defined = defined();
        return new RunningExperiments(
                settings.holdOut(),
                running.stream().map(run -> asDefined(run, defined)).toList());
    }

    /** All experiments of the file; none if no file is configured. */
    public List<Experiment> defined() {
        return settings.file().isBlank()
                ? List.of()
                : ExperimentFile.read(Path.of(settings.file().strip()));
    }

    private Experiment asDefined(ExperimentRun run, List<Experiment> defined) {
        String name = run.experiment().name();
        Experiment now = defined.stream()
                .filter(experiment -> experiment.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Misconfigured(
                        "experiment %s runs since %s, and recs.experiments.file is '%s', where it is not: give every process the file, or end it by 'recs experiment stop %s'"
                                .formatted(name, run.startedAt(), settings.file(), name)));
        if (!now.definitionHash().equals(run.experiment().definitionHash())) {
            throw new Misconfigured(
                    "experiment %s runs since %s and was changed in %s after that: put its definition back, or end it by 'recs experiment stop %s' and start the changed one under another name"
                            .formatted(name, run.startedAt(), settings.file(), name));
        }
        return now;
    }
}
