package dev.recs.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A CSV file with a header, plain or gzipped. */
record CsvFile(Path path) {

    /** @throws BadInput if there is no such file */
    void forEach(Consumer<NamedCsvRecord> row) {
        if (!Files.isRegularFile(path)) {
            throw new BadInput("no file at %s: give the path of a CSV file".formatted(path));
        }
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(open())) {
            rows.forEach(row);
        } catch (IOException e) {
            throw new UncheckedIOException("file %s could not be read".formatted(path), e);
        }
    }

    private Reader open() throws IOException {
        InputStream bytes = Files.newInputStream(path);
        return new InputStreamReader(
                path.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8);
    }
}
