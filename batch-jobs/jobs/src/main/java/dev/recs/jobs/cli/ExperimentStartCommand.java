package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.jobs.experiments.KnownExperiments;
import dev.recs.model.experiment.Experiment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code recs experiment start}. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Start an experiment of the file: lists follow with the next run, and of users who do something at once.",
            "One runs at a time, and each once; while it runs, its definition may not be changed."
        })
final class ExperimentStartCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "NAME", description = "as in the file")
    private String name = "";

    @Override
    public Integer call() {
        Instant now = common.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            Experiment started = recs.create(KnownExperiments.class).start(name, now);
            new ExperimentPrinter(System.out, common.json()).printStarted(started, now);
            return 0;
        }
    }
}
