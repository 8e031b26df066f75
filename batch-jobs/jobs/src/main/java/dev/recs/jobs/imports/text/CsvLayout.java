package dev.recs.jobs.imports.text;

import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a CSV file is laid out, by its header.
 *
 * @param places of the columns of ours that are there
 * @param needed how many fields a row must have: up to the last column that cannot be empty
 * @param notes one line for each thing that was found out and is not the usual
 */
public record CsvLayout(Charset charset, Header header, Map<String, Integer> places, int needed, List<String> notes) {

    public CsvLayout {
        places = Map.copyOf(places);
        notes = List.copyOf(notes);
    }

    /** @throws BadInput if the file is no CSV or empty, its encoding is unknown, or a column is missing or stands twice */
    public static CsvLayout read(Path file, ColumnNames columns, TextOptions options) {
        try {
            FileKind.requireCsv(file);
            TextEncoding encoding = TextEncoding.detect(file, options.encoding());
            Header header = new HeaderSearch(file, encoding.charset(), columns).find(options.delimiter());
            if (header.isEmpty()) {
                throw new BadInput(
                        "%s is empty: expected a header with %s".formatted(file.getFileName(), columns.required()));
            }
            Map<String, Integer> places = columns.places(String.valueOf(file.getFileName()), header.names());
            int needed =
                    1 + columns.required().stream().mapToInt(places::get).max().orElse(0);
            List<String> notes = new ArrayList<>();
            encoding.note().ifPresent(notes::add);
            note(file, header, options, notes);
            return new CsvLayout(encoding.charset(), header, places, needed, notes);
        } catch (IOException e) {
            throw CsvFile.unreadable(file, e);
        }
    }

    /** Of a row. */
    public int fields() {
        return header.names().size();
    }

    public OptionalInt place(String column) {
        return Optional.ofNullable(places.get(column)).stream()
                .mapToInt(place -> place)
                .findFirst();
    }

    private static void note(Path file, Header header, TextOptions options, List<String> notes) {
        if (options.delimiter().isEmpty() && !header.delimiter().equals(",")) {
            notes.add("%s: delimiter %s, by its header; another is said with --delimiter"
                    .formatted(file.getFileName(), header.shownDelimiter()));
        }
        if (header.above() > 0) {
            notes.add(
                    "%s: rows above its header, which are not read: %d".formatted(file.getFileName(), header.above()));
        }
    }
}
