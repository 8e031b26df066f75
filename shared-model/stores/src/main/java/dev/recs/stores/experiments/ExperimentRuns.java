package dev.recs.stores.experiments;

import dev.recs.model.experiment.Experiment;
import dev.recs.model.experiment.ExperimentJson;
import dev.recs.model.failure.BadInput;
import dev.recs.stores.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code recs_experiments}. Safe for any number of threads. */
public final class ExperimentRuns {

    /** Shoppers of a Monday are not those of a Saturday, nor those of a first week those of a second. */
    public static final Duration SHORTEST = Duration.ofDays(14);

    private static final String SELECT = "SELECT definition, started_at, stopped_at FROM recs_experiments";

    private final JdbcClient jdbc;

    public ExperimentRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every one that was ever started, the latest first. */
    public List<ExperimentRun> all() {
        return jdbc.sql(SELECT + " ORDER BY started_at DESC, name")
                .query((row, ignored) -> run(row))
                .list();
    }

    /** Those that run at a moment, or will when their time begins. */
    public List<ExperimentRun> runningAt(Instant moment) {
        List<ExperimentRun> unstopped = jdbc.sql(SELECT + " WHERE stopped_at IS NULL ORDER BY name")
                .query((row, ignored) -> run(row))
                .list();
        return unstopped.stream().filter(run -> run.isRunningAt(moment)).toList();
    }

    public Optional<ExperimentRun> find(String name) {
        return jdbc.sql(SELECT + " WHERE name = ?")
                .param(name)
                .query((row, ignored) -> run(row))
                .optional();
    }

    /**
     * Whoever calls it holds the lock by which one process at a time does.
     *
     * @throws BadInput if another one runs, if it was started before, or if its time is over or too short
     */
    public void start(Experiment experiment, Instant at) {
        if (!at.isBefore(experiment.until())) {
            throw new BadInput("until of %s is %s, which is over: give it a later end"
                    .formatted(experiment.name(), experiment.until()));
        }
        refuseTooShort(experiment, at);
        runningAt(at).stream()
                .filter(run -> !run.experiment().name().equals(experiment.name()))
                .findFirst()
                .ifPresent(run -> {
                    throw new BadInput(
                            "%s is running: one experiment runs at a time, stop it by 'recs experiment stop %s' first"
                                    .formatted(
                                            run.experiment().name(),
                                            run.experiment().name()));
                });
        try {
            jdbc.sql("INSERT INTO recs_experiments (name, definition, definition_hash, started_at) VALUES (?, ?, ?, ?)")
                    .param(experiment.name())
                    .param(ExperimentJson.write(experiment))
                    .param(experiment.definitionHash())
                    .param(SqlTimes.write(at))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new BadInput(
                    "%s was started before: an experiment runs once, because its users would be the same again; give the new one another name"
                            .formatted(experiment.name()),
                    e);
        }
    }

    private static void refuseTooShort(Experiment experiment, Instant at) {
        Instant from = at.isAfter(experiment.from()) ? at : experiment.from();
        if (experiment.until().isBefore(from.plus(SHORTEST))) {
            throw new BadInput(
                    "until of %s is %s, less than two weeks after %s: nothing could be decided, give it a later end"
                            .formatted(experiment.name(), experiment.until(), from));
        }
    }

    /** @throws BadInput if it does not run */
    public void stop(String name, Instant at) {
        boolean isRunning = find(name).filter(run -> run.isRunningAt(at)).isPresent();
        int stopped = !isRunning
                ? 0
                : jdbc.sql("UPDATE recs_experiments SET stopped_at = ? WHERE name = ? AND stopped_at IS NULL")
                        .param(SqlTimes.write(at))
                        .param(name)
                        .update();
        if (stopped == 0) {
            throw new BadInput("%s does not run: 'recs experiment list' names those that do".formatted(name));
        }
    }

    private static ExperimentRun run(ResultSet row) throws SQLException {
        Instant stoppedAt = SqlTimes.read(row, "stopped_at");
        return new ExperimentRun(
                ExperimentJson.parse(row.getString("definition")),
                SqlTimes.read(row, "started_at"),
                stoppedAt.equals(Instant.EPOCH) ? Instant.MAX : stoppedAt);
    }
}
