package dev.recs.evaluation;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A CSV file that is being written: UTF-8, RFC 4180, a header, lines end with a line feed. */
final class CsvOutput implements AutoCloseable {

    private final CsvWriter writer;

    private CsvOutput(CsvWriter writer) {
        this.writer = writer;
    }

    static CsvOutput open(Path file, String... header) throws IOException {
        CsvOutput output = new CsvOutput(
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file));
        output.row(header);
        return output;
    }

    void row(String... fields) {
        writer.writeRecord(fields);
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a CSV file could not be finished", e);
        }
    }
}
