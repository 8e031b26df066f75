package dev.recs.jobs.cli;

import dev.recs.jobs.imports.text.ImportProgress;
import java.io.Console;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Shows how far an import is: a bar on a terminal, a line a file elsewhere. On standard error, which leaves the result alone. */
public final class PrintedProgress implements ImportProgress, AutoCloseable {

    private static final int UPDATE_MS = 200;
    private static final long KILOBYTE = 1_024;

    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private String file = "";

    private PrintedProgress(boolean terminal) {
        this.terminal = terminal;
    }

    public static PrintedProgress onStandardError() {
        return new PrintedProgress(Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent());
    }

    @Override
    public void note(String line) {
        System.err.println(line);
    }

    @Override
    public void begin(String name, long bytes) {
        file = name;
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setUnit(" KB", KILOBYTE)
                    .setInitialMax(bytes)
                    .setUpdateIntervalMillis(UPDATE_MS)
                    .build();
        }
    }

    @Override
    public void at(long bytes) {
        if (bar != null) {
            bar.stepTo(bytes);
        }
    }

    @Override
    public void end(long rows) {
        if (bar != null) {
            bar.stepTo(bar.getMax());
        } else {
            System.err.printf("%s: %d rows read%n", file, rows);
        }
        close();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
        bar = null;
    }
}
