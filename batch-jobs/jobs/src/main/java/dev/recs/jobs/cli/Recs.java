package dev.recs.jobs.cli;

import dev.recs.model.FormatLocale;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the operator's commands. */
@Command(
        name = "recs",
        mixinStandardHelpOptions = true,
        version = "recs 1.1.0-SNAPSHOT",
        description = "Personal product recommendations for a web store.",
        subcommands = {
            CacheCommand.class,
            CheckCommand.class,
            ConnectCommand.class,
            ExperimentCommand.class,
            ForgetCommand.class,
            ImportCommand.class,
            IndexCommand.class,
            MigrateCommand.class,
            ModelCommand.class,
            RefreshCommand.class,
            ScheduleCommand.class,
            RulesCommand.class,
            ShowCommand.class,
            StatsCommand.class,
            TokenCommand.class,
            UpgradeCommand.class,
            WorkerCommand.class,
            QueueCommand.class
        })
public final class Recs implements Runnable {

    public static void main(String[] arguments) {
        FormatLocale.use();
        System.exit(commandLine().execute(arguments));
    }

    /** All commands, those of other modules on the class path among them, with the exit codes of failures. */
    public static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Recs());
        ServiceLoader.load(ContributedCommand.class).forEach(command::addSubcommand);
        return command.setExecutionExceptionHandler(new ExitCodes());
    }

    @Override
    public void run() {
        new CommandLine(this).usage(System.out);
    }
}
