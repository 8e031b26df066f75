package dev.recs.jobs.imports.text;

import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ObjLongConsumer;

/** A file of JSON lines. */
public record EventFile(Path path, TextEncoding encoding) {

    /** Of one line, in characters. */
    static final int LONGEST_LINE = 1 << 20;

    private static final int LINES_BETWEEN_REPORTS = 2_000;

    /** @throws BadInput if there is no such file, or none that can be read */
    public static EventFile open(Path path, TextOptions options) {
        try {
            FileKind.requireJsonLines(path);
            return new EventFile(path, TextEncoding.detect(path, options.encoding()));
        } catch (IOException e) {
            throw CsvFile.unreadable(path, e);
        }
    }

    /**
     * Every line that is not blank, with its number from 1.
     *
     * @throws BadInput if the file is cut off, or a line is too long
     */
    public void forEach(ImportProgress progress, ObjLongConsumer<String> consumer) {
        try (InputText text = InputText.open(path, encoding.charset())) {
            progress.begin(String.valueOf(path.getFileName()), Files.size(path));
            StringBuilder line = new StringBuilder();
            long number = 0;
            while (read(text.reader(), line, number + 1)) {
                number++;
                if (!line.toString().isBlank()) {
                    consumer.accept(line.toString(), number);
                }
                if (number % LINES_BETWEEN_REPORTS == 0) {
                    progress.at(text.bytesRead());
                }
            }
            progress.end(number);
        } catch (IOException e) {
            throw CsvFile.unreadable(path, e);
        }
    }

    /**
     * A line, whatever its end: LF, CR LF, or CR alone.
     *
     * @return false at the end of the file
     */
    private boolean read(Reader reader, StringBuilder line, long number) throws IOException {
        line.setLength(0);
        int next = reader.read();
        boolean isThere = next >= 0;
        while (next >= 0 && next != '\n' && next != '\r') {
            if (line.length() == LONGEST_LINE) {
                throw new BadInput(
                        "%s:%d: the line has more than %d characters, nothing is imported: expected a JSON object a line"
                                .formatted(path.getFileName(), number, LONGEST_LINE));
            }
            line.append((char) next);
            next = reader.read();
        }
        if (next == '\r') {
            skipLineFeed(reader);
        }
        return isThere;
    }

    private static void skipLineFeed(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\n') {
            reader.reset();
        }
    }
}
