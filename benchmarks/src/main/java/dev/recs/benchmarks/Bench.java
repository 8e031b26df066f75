package dev.recs.benchmarks;

import dev.recs.model.failure.Misconfigured;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point: one sub-command a benchmark. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measurements of recs; see docs/guide/benchmarks.md.")
public final class Bench implements Runnable {

    private static final int USAGE = 2;

    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new Bench());
        ServiceLoader.load(Benchmark.class).forEach(command::addSubcommand);
        command.setExecutionExceptionHandler((failure, _, _) -> {
            if (failure instanceof Misconfigured) {
                System.err.println("bench: " + failure.getMessage());
                return USAGE;
            }
            throw failure;
        });
        System.exit(command.execute(arguments));
    }

    @Override
    public void run() {
        new CommandLine(this).usage(System.out);
    }
}
