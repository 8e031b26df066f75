package dev.recs.jobs.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment on the command line. */
public final class TimeOption implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw new TypeConversionException(
                    "'%s' is no moment with a zone: expected one such as 2026-03-01T02:00:00Z".formatted(text));
        }
    }
}
