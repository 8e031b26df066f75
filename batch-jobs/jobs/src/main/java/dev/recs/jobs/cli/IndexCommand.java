package dev.recs.jobs.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code recs index}. */
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description = "Make or list the indexes of MongoDB, those of vector search among them.",
        subcommands = {IndexCreateCommand.class, IndexListCommand.class})
final class IndexCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what: recs index create, or recs index list");
    }
}
