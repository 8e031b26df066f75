package dev.recs.jobs.imports.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.recs.model.failure.BadInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;

/** A CSV file whose header names its columns. */
public record CsvFile(Path path, CsvLayout layout) {

    /** Of one field, in characters: what is longer is a quote that is never closed, or no CSV. */
    static final int LONGEST_FIELD = 1 << 20;

    private static final int ROWS_BETWEEN_REPORTS = 2_000;

    /** @throws BadInput if there is no such file, none that can be read, or its header is not right */
    public static CsvFile open(Path path, ColumnNames columns, TextOptions options) {
        return new CsvFile(path, CsvLayout.read(path, columns, options));
    }

    /** @throws BadInput if the file is cut off, a quote is never closed, or a field is too long; rows before it were given away */
    public void forEach(ImportProgress progress, Consumer<CsvRow> consumer) {
        try (InputText text = InputText.open(path, layout.charset());
                CsvReader<CsvRecord> records =
                        records(text.reader(), layout.header().delimiter())) {
            progress.begin(String.valueOf(path.getFileName()), Files.size(path));
            Iterator<CsvRecord> rows = records.iterator();
            for (int above = 0; above <= layout.header().above(); above++) {
                rows.next();
            }
            long count = 0;
            while (rows.hasNext()) {
                CsvRow row = new CsvRow(rows.next(), layout);
                if (row.isBlank()) {
                    continue;
                }
                consumer.accept(row);
                if (++count % ROWS_BETWEEN_REPORTS == 0) {
                    progress.at(text.bytesRead());
                }
            }
            progress.end(count);
        } catch (CsvParseException e) {
            throw broken(path, e);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static CsvReader<CsvRecord> records(Reader reader, String delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(reader);
    }

    static BadInput broken(Path path, CsvParseException failure) {
        return failure.getCause() instanceof IOException cause
                ? unreadable(path, cause)
                : new BadInput(
                        "%s is not CSV, nothing is imported: %s".formatted(path.getFileName(), failure.getMessage()),
                        failure);
    }

    static BadInput unreadable(Path path, IOException failure) {
        return new BadInput(
                failure instanceof EOFException
                        ? "%s ends too early, nothing is imported: is it whole?".formatted(path)
                        : "%s cannot be read (%s), nothing is imported: fetch it again, or pack it again"
                                .formatted(path, failure.getMessage()),
                failure);
    }
}
