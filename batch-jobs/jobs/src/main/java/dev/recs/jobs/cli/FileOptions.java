package dev.recs.jobs.cli;

import dev.recs.jobs.imports.load.ImportOptions;
import dev.recs.jobs.imports.shop.ShopFormat;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the files of an import are to be read; most of it is found out where it is not said. */
final class FileOptions {

    private static final Pattern NUMBER = Pattern.compile("(?:\\\\x|\\\\u|0x|U\\+)([0-9A-Fa-f]{2,4})");
    private static final Pattern DELIMITER = Pattern.compile("[^\\p{L}\\p{N}\"\\r\\n]{1,3}");

    @Option(
            names = "--column",
            paramLabel = "ours=theirs",
            description =
                    "name of one of our columns in the header of a file, as --column product_id=SKU; may be repeated")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--delimiter",
            description = "of the fields of a row, as ; or :: or tab or \\x1f (found out by the header)")
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

    /** Signs that nobody can type are said by their number. */
    private static String delimiter(String text) {
        Matcher number = NUMBER.matcher(text);
        String delimiter = switch (text) {
            case "tab", "\\t" -> "\t";
            default -> number.matches() ? Character.toString(Integer.parseInt(number.group(1), 16)) : text;
        };
        if (!DELIMITER.matcher(delimiter).matches()) {
            throw new BadInput(
                    "--delimiter '%s': expected one to three characters as ; or :: that are no letters, digits or quotes, or tab, or a number as \\x1f"
                            .formatted(text));
        }
        return delimiter;
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
