package dev.recs.jobs.cli;

import picocli.CommandLine.Command;

/** {@code recs experiment}. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        description = "Experiments: see, start and stop those of recs.experiments.file, and what came of them.",
        subcommands = {
            ExperimentListCommand.class,
            ExperimentReportCommand.class,
            ExperimentStartCommand.class,
            ExperimentStopCommand.class
        })
final class ExperimentCommand {}
