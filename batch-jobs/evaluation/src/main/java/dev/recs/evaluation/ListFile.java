package dev.recs.evaluation;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.recs.model.failure.BadInput;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads a file of lists one list at a time: what it holds of the file is one list, whatever the size of the file.
 *
 * <p>The first bytes tell whether it is gzipped, the first character whether it is JSON lines or CSV.
 */
final class ListFile {

    private static final int GZIP_0 = 0x1f;
    private static final int GZIP_1 = 0x8b;
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int LOOK_AHEAD = 1 << 16;

    private ListFile() {}

    /** @throws BadInput if it cannot be read at all: no such columns, rows of a user that lie apart, a file cut short */
    static void read(Path file, Taker taker) {
        try (BufferedReader text = new BufferedReader(
                new InputStreamReader(unzipped(Files.newInputStream(file)), StandardCharsets.UTF_8), LOOK_AHEAD)) {
            switch (first(text)) {
                case '{' -> JsonLists.read(text, taker);
                case '[' ->
                    throw new BadInput(
                            "%s is one JSON array: expected JSON lines, an object {\"user\":…,\"items\":[…]} a line"
                                    .formatted(file));
                default -> CsvLists.read(file, text, taker);
            }
        } catch (CsvParseException e) {
            throw new BadInput("%s is not CSV: %s".formatted(file, e.getMessage()), e);
        } catch (IOException | UncheckedIOException e) {
            throw new BadInput("%s cannot be read (%s): is it whole?".formatted(file, e.getMessage()), e);
        }
    }

    private static InputStream unzipped(InputStream disk) throws IOException {
        InputStream bytes = new BufferedInputStream(disk, LOOK_AHEAD);
        bytes.mark(2);
        boolean isZipped = bytes.read() == GZIP_0 && bytes.read() == GZIP_1;
        bytes.reset();
        return isZipped ? new GZIPInputStream(bytes, LOOK_AHEAD) : bytes;
    }

    /** The first character that is not blank, left unread with all after it; 0 in an empty file. */
    private static char first(BufferedReader text) throws IOException {
        while (true) {
            text.mark(1);
            int next = text.read();
            if (next < 0) {
                return 0;
            }
            if (next != BYTE_ORDER_MARK && !Character.isWhitespace(next)) {
                text.reset();
                return (char) next;
            }
        }
    }

    /** Takes lists as they come. */
    interface Taker {

        /**
         * @param items best first, as written
         * @param lines that it took
         */
        void list(String user, List<String> items, int lines);

        /** A line that is none. */
        void unreadable(long line, String reason);

        /** Whether there was a list of a user of this run before. */
        boolean isKnown(String user);
    }
}
