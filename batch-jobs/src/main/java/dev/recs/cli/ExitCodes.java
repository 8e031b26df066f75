package dev.recs.cli;

import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** One clear line and an exit code for what went wrong; a stack trace only for what nobody expected. */
final class ExitCodes implements IExecutionExceptionHandler {

    private static final int UNEXPECTED = 1;
    private static final int USAGE = 2;
    private static final int DEPENDENCY_DOWN = 4;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        int code = codeOf(failure);
        if (code == UNEXPECTED) {
            failure.printStackTrace(command.getErr());
        } else {
            command.getErr().println(failure.getMessage());
        }
        return code;
    }

    private static int codeOf(Exception failure) {
        return switch (failure) {
            case BadInput _, Misconfigured _ -> USAGE;
            case DependencyDown _ -> DEPENDENCY_DOWN;
            default -> UNEXPECTED;
        };
    }
}
