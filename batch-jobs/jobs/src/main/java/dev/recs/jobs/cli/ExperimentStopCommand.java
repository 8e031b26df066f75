package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.jobs.experiments.KnownExperiments;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code recs experiment stop}. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = {
            "Stop an experiment: its answers count no longer.",
            "The next run gives all users of its variants lists of the configuration, inactive ones too."
        })
final class ExperimentStopCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "NAME", description = "as 'recs experiment list' prints it")
    private String name = "";

    @Override
    public Integer call() {
        Instant now = common.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            recs.create(KnownExperiments.class).stop(name, now);
            new ExperimentPrinter(System.out, common.json()).printStopped(name, now);
            return 0;
        }
    }
}
