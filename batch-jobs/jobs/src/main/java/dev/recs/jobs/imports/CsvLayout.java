package dev.recs.jobs.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a CSV file is laid out, by its header.
 *
 * @param header the names as they stand there
 * @param places of the columns of ours that are there
 * @param notes one line for each thing that was found out and is not the usual
 */
record CsvLayout(
        Charset charset, char delimiter, List<String> header, Map<String, Integer> places, List<String> notes) {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    CsvLayout {
        header = List.copyOf(header);
        places = Map.copyOf(places);
        notes = List.copyOf(notes);
    }

    /** @throws BadInput if the file is empty, its encoding is unknown, or a column is missing or stands twice */
    static CsvLayout read(Path file, ColumnNames columns, ImportOptions options) {
        try {
            TextEncoding encoding = TextEncoding.detect(file, options.encoding());
            List<String> notes = new ArrayList<>();
            encoding.note().ifPresent(notes::add);
            char delimiter = options.delimiter().orElseGet(() -> delimiter(file, encoding.charset(), columns));
            if (options.delimiter().isEmpty() && delimiter != ',') {
                notes.add("%s: delimiter %s, by its header; another is said with --delimiter"
                        .formatted(file.getFileName(), delimiter == '\t' ? "tab" : "'" + delimiter + "'"));
            }
            List<String> header = header(file, encoding.charset(), delimiter);
            if (header.isEmpty()) {
                throw new BadInput(
                        "%s is empty: expected a header with %s".formatted(file.getFileName(), columns.required()));
            }
            Map<String, Integer> places = columns.places(String.valueOf(file.getFileName()), header);
            return new CsvLayout(encoding.charset(), delimiter, header, places, notes);
        } catch (CsvParseException e) {
            throw CsvFile.broken(file, e);
        } catch (IOException e) {
            throw CsvFile.unreadable(file, e);
        }
    }

    /** Of a row. */
    int fields() {
        return header.size();
    }

    OptionalInt place(String column) {
        return Optional.ofNullable(places.get(column)).stream()
                .mapToInt(place -> place)
                .findFirst();
    }

    /** The one that finds the most columns; of equals the usual. With a wrong one a quoted header is no CSV. */
    private static char delimiter(Path file, Charset charset, ColumnNames columns) {
        char best = DELIMITERS.getFirst();
        int most = -1;
        for (char delimiter : DELIMITERS) {
            int found = found(file, charset, delimiter, columns);
            if (found > most) {
                most = found;
                best = delimiter;
            }
        }
        return best;
    }

    private static int found(Path file, Charset charset, char delimiter, ColumnNames columns) {
        try {
            return columns.found(header(file, charset, delimiter));
        } catch (CsvParseException e) {
            return 0;
        }
    }

    /** None if there is nothing in the file. */
    private static List<String> header(Path file, Charset charset, char delimiter) {
        try (InputText text = InputText.open(file, charset);
                CsvReader<CsvRecord> records = CsvFile.records(text.reader(), delimiter)) {
            Iterator<CsvRecord> rows = records.iterator();
            return rows.hasNext() ? rows.next().getFields() : List.of();
        } catch (IOException e) {
            throw CsvFile.unreadable(file, e);
        }
    }
}
