package dev.recs.jobs.experiments;

import dev.recs.model.experiment.Experiment;
import dev.recs.model.failure.BadInput;
import dev.recs.model.settings.NearestName;
import dev.recs.pipeline.experiments.StartedExperiments;
import dev.recs.stores.MysqlLock;
import dev.recs.stores.experiments.ExperimentRun;
import dev.recs.stores.experiments.ExperimentRuns;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The experiments of the file and those that were ever started. */
public final class KnownExperiments {

    private static final String LOCK = "recs-experiments";

    private final StartedExperiments file;
    private final ExperimentRuns runs;
    private final DataSource mysql;

    /** @param mysql that of the runs, where the lock of a start is */
    public KnownExperiments(StartedExperiments file, ExperimentRuns runs, DataSource mysql) {
        this.file = file;
        this.runs = runs;
        this.mysql = mysql;
    }

    /**
     * What was started, the latest first, and then what is defined only, in the order of the file.
     *
     * @throws dev.recs.model.failure.Misconfigured one line for everything that is wrong with the file
     */
    public List<KnownExperiment> at(Instant moment) {
        List<Experiment> defined = file.defined();
        Map<String, Experiment> byName =
                defined.stream().collect(Collectors.toMap(Experiment::name, Function.identity()));
        List<KnownExperiment> known = new ArrayList<>();
        for (ExperimentRun run : runs.all()) {
            Experiment now = byName.remove(run.experiment().name());
            boolean isOther =
                    now == null || !now.definitionHash().equals(run.experiment().definitionHash());
            known.add(KnownExperiment.started(run, run.isRunningAt(moment) && isOther, moment));
        }
        defined.stream()
                .filter(experiment -> byName.containsKey(experiment.name()))
                .map(KnownExperiment::defined)
                .forEach(known::add);
        return known;
    }

    /**
     * Starts an experiment of the file.
     *
     * @throws BadInput if it is not there, or may not be started
     */
    public Experiment start(String name, Instant at) {
        List<Experiment> defined = file.defined();
        Experiment experiment = defined.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        unknown(name, defined.stream().map(Experiment::name).toList()));
        startAlone(experiment, at);
        return experiment;
    }

    /** Two starts at once would both find that nothing runs. */
    private void startAlone(Experiment experiment, Instant at) {
        try (MysqlLock lock = MysqlLock.ask(mysql, LOCK)) {
            if (!lock.isHeld()) {
                throw new BadInput("another process is starting an experiment: look at 'recs experiment list'");
            }
            runs.start(experiment, at);
        } catch (SQLException e) {
            throw new IllegalStateException("the lock of a start could not be asked for", e);
        }
    }

    /** @throws BadInput if it does not run */
    public void stop(String name, Instant at) {
        runs.stop(name, at);
    }

    private static BadInput unknown(String name, List<String> defined) {
        if (defined.isEmpty()) {
            return new BadInput("no experiments are defined: set recs.experiments.file");
        }
        return new BadInput(NearestName.of(name, defined)
                .map(near -> "no experiment is named %s: did you mean %s?".formatted(name, near))
                .orElseGet(() ->
                        "no experiment is named %s: expected one of %s".formatted(name, String.join(", ", defined))));
    }
}
