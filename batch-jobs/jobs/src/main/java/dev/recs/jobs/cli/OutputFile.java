package dev.recs.jobs.cli;

import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that an option names. */
public final class OutputFile {

    private OutputFile() {}

    /** @throws BadInput if it cannot be written */
    public static void write(String option, Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new BadInput(
                    "%s %s could not be written: give a file in a folder that exists".formatted(option, file), e);
        }
    }
}
