package dev.recs.jobs.cli;

import picocli.CommandLine.Command;

/** {@code recs model}. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "The last trained models; go back to an earlier one.",
        subcommands = {ModelListCommand.class, ModelRollbackCommand.class, ModelUnpinCommand.class})
final class ModelCommand {}
