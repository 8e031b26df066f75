package dev.recs.jobs.cli;

import dev.recs.jobs.nightly.JobAlreadyRunning;
import dev.recs.jobs.nightly.TooManySkipped;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.Failures;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** One clear line and an exit code for what went wrong; a stack trace only for what nobody expected. */
public final class ExitCodes implements IExecutionExceptionHandler {

    private static final int UNEXPECTED = 1;
    private static final int USAGE = 2;
    private static final int DEPENDENCY_DOWN = 4;
    private static final int TOO_MANY_SKIPPED = 5;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return switch (failure) {
            case TooManySkipped skipped -> report(skipped, TOO_MANY_SKIPPED, command);
            case JobAlreadyRunning other -> report(other, UNEXPECTED, command);
            default ->
                Failures.kindOf(failure)
                        .map(kind -> report(kind, codeOf(kind), command))
                        .orElseGet(() -> {
                            failure.printStackTrace(command.getErr());
                            return UNEXPECTED;
                        });
        };
    }

    private static int report(RuntimeException failure, int code, CommandLine command) {
        command.getErr().println(failure.getMessage());
        return code;
    }

    private static int codeOf(RuntimeException kind) {
        return switch (kind) {
            case BadInput _, Misconfigured _ -> USAGE;
            case DependencyDown _ -> DEPENDENCY_DOWN;
            default -> UNEXPECTED;
        };
    }
}
