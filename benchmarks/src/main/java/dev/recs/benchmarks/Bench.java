package dev.recs.benchmarks;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point: one sub-command a benchmark. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measurements of recs; see docs/guide/benchmarks.md.")
public final class Bench implements Runnable {

    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new Bench());
        ServiceLoader.load(Benchmark.class).forEach(command::addSubcommand);
        System.exit(command.execute(arguments));
    }

    @Override
    public void run() {
        new CommandLine(this).usage(System.out);
    }
}
