package dev.recs.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A CSV file whose header names its columns.
 *
 * @param required columns that must be there
 */
record CsvFile(Path path, List<String> required) {

    private static final int ROWS_BETWEEN_REPORTS = 2_000;

    CsvFile {
        required = List.copyOf(required);
    }

    /** @throws BadInput if there is no such file, or none that can be read, a required column is missing, or a quote is never closed */
    void forEach(ImportProgress progress, Consumer<CsvRow> consumer) {
        try (InputText text = InputText.open(path);
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text.reader())) {
            progress.begin(String.valueOf(path.getFileName()), Files.size(path));
            Iterator<CsvRecord> rows = records.iterator();
            Map<String, Integer> columns = columns(rows);
            long count = 0;
            while (rows.hasNext()) {
                consumer.accept(new CsvRow(rows.next(), columns));
                if (++count % ROWS_BETWEEN_REPORTS == 0) {
                    progress.at(text.bytesRead());
                }
            }
            progress.end(count);
        } catch (CsvParseException e) {
            throw new BadInput("%s is not CSV: %s".formatted(path.getFileName(), reason(e)), e);
        } catch (IOException e) {
            throw new BadInput("%s cannot be read (%s): is it whole?".formatted(path, e.getMessage()), e);
        }
    }

    private Map<String, Integer> columns(Iterator<CsvRecord> rows) {
        if (!rows.hasNext()) {
            throw new BadInput("%s is empty: expected a header with %s".formatted(path.getFileName(), required));
        }
        List<String> header = rows.next().getFields();
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            columns.putIfAbsent(header.get(i).strip().toLowerCase(Locale.ROOT), i);
        }
        for (String column : required) {
            if (!columns.containsKey(column)) {
                throw new BadInput("%s has no column '%s': its header is '%s', expected are %s"
                        .formatted(path.getFileName(), column, String.join(",", header), required));
            }
        }
        return columns;
    }

    private static String reason(CsvParseException failure) {
        return failure.getCause() == null
                ? String.valueOf(failure.getMessage())
                : "%s (%s)".formatted(failure.getMessage(), failure.getCause().getMessage());
    }
}
