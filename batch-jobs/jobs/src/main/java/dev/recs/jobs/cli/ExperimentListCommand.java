package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.jobs.experiments.KnownExperiments;
import dev.recs.recommender.experiments.ExperimentSettings;
import dev.recs.stores.lists.Recommendations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code recs experiment list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Print what was started and what the file defines, with variants, shares, and how many lists are of each.",
            "A file that is wrong is refused with a line for each fault (exit 2)."
        })
final class ExperimentListCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            Overview overview = recs.create(Overview.class);
            new ExperimentPrinter(System.out, common.json())
                    .print(
                            recs.create(KnownExperiments.class)
                                    .at(common.clock().instant()),
                            overview.settings().holdOut(),
                            overview.lists()::countOf);
            return 0;
        }
    }

    /** What else there is of experiments. */
    private record Overview(ExperimentSettings settings, Recommendations lists) {}
}
