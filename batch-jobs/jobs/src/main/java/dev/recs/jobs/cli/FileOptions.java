package dev.recs.jobs.cli;

import dev.recs.jobs.imports.ImportOptions;
import dev.recs.jobs.imports.ShopFormat;
import dev.recs.model.failure.BadInput;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the files of an import are to be read; most of it is found out where it is not said. */
final class FileOptions {

    @Option(
            names = "--column",
            paramLabel = "ours=theirs",
            description =
                    "name of one of our columns in the header of a file, as --column product_id=SKU; may be repeated")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--delimiter",
            description = "of the fields of a row: one character, or tab (found out by the header)")
    private @Nullable String delimiter;

    @Option(
            names = "--encoding",
            description = "of all files, as UTF-8, UTF-16LE, windows-1252 or ISO-8859-2 (found out by the bytes)")
    private @Nullable String encoding;

    @Option(names = "--time-zone", description = "of times that name none, as Europe/Berlin (they are rejected)")
    private @Nullable String timeZone;

    @Option(names = "--time-format", description = "of times that are not ISO 8601, as \"dd/MM/yyyy HH:mm\"")
    private @Nullable String timeFormat;

    /** @throws BadInput naming the option, its value and what was expected */
    ImportOptions with(ShopFormat format) {
        return new ImportOptions(
                format,
                columns,
                Optional.ofNullable(delimiter).map(FileOptions::delimiter),
                Optional.ofNullable(encoding).map(FileOptions::charset),
                Optional.ofNullable(timeZone).map(FileOptions::zone),
                Optional.ofNullable(timeFormat).map(FileOptions::pattern));
    }

    private static char delimiter(String text) {
        if (text.equals("tab") || text.equals("\\t")) {
            return '\t';
        }
        if (text.length() != 1 || text.charAt(0) == '"' || Character.isLetterOrDigit(text.charAt(0))) {
            throw new BadInput(
                    "--delimiter '%s': expected one character as ; or | that is no letter, digit or quote, or tab"
                            .formatted(text));
        }
        return text.charAt(0);
    }

    private static Charset charset(String text) {
        try {
            return Charset.forName(text.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new BadInput(
                    "--encoding '%s': expected one as UTF-8, UTF-16LE, windows-1252 or ISO-8859-2".formatted(text), e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new BadInput("--time-zone '%s': expected one as Europe/Berlin, UTC or +02:00".formatted(text), e);
        }
    }

    private static DateTimeFormatter pattern(String text) {
        try {
            return DateTimeFormatter.ofPattern(text, Locale.US);
        } catch (IllegalArgumentException e) {
            throw new BadInput(
                    "--time-format '%s': expected one as dd/MM/yyyy HH:mm (%s)".formatted(text, e.getMessage()), e);
        }
    }
}
