package dev.recs.jobs.cli;

import picocli.CommandLine.Command;

/** {@code recs experiment}. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        description = "Experiments: see, start and stop those of recs.experiments.file.",
        subcommands = {ExperimentListCommand.class, ExperimentStartCommand.class, ExperimentStopCommand.class})
final class ExperimentCommand {}
