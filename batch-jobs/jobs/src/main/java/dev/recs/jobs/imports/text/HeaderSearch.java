package dev.recs.jobs.imports.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the header of a CSV file and its delimiter: of the first rows, read with every likely delimiter, the one with the most columns that are known. */
final class HeaderSearch {

    /** Above a header stand titles and comments, not pages of them. */
    private static final int ROWS = 10;

    private static final int START = 1 << 14;
    private static final List<String> USUAL = List.of(",", ";", "\t", "|");
    /** What names of columns consist of, and quotes. */
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[^\\p{L}\\p{N}\\s_\"'.()/?#-]+");
    /** The first line by which Excel is told the delimiter. */
    private static final Pattern SAID =
            Pattern.compile("\"?sep=([^\\r\\n])\"?\\s*(?:[\\r\\n]|$)", Pattern.CASE_INSENSITIVE);

    private final Path file;
    private final Charset charset;
    private final ColumnNames columns;

    HeaderSearch(Path file, Charset charset, ColumnNames columns) {
        this.file = file;
        this.charset = charset;
        this.columns = columns;
    }

    /** Its names are none if the file is empty. */
    Header find(Optional<String> said) throws IOException {
        String start = start();
        Matcher excel = SAID.matcher(start);
        int above = excel.lookingAt() ? 1 : 0;
        List<String> delimiters =
                said.map(List::of).orElseGet(() -> above == 1 ? List.of(excel.group(1)) : likely(start));
        Header best = new Header(delimiters.getFirst(), 0, List.of());
        for (String delimiter : delimiters) {
            List<List<String>> rows = rows(delimiter);
            for (int row = above; row < rows.size(); row++) {
                Header header = new Header(delimiter, row, rows.get(row));
                best = best.isEmpty() || isBetter(header, best) ? header : best;
            }
        }
        return best;
    }

    /** With more columns; of equals with fewer fields that have no name, as a half of a longer delimiter makes them. */
    private boolean isBetter(Header one, Header other) {
        int more = columns.found(one.names()) - columns.found(other.names());
        return more > 0 || (more == 0 && columns.found(one.names()) > 0 && one.unnamed() < other.unnamed());
    }

    /** The usual ones, then what stands between the words of the first lines. */
    private static List<String> likely(String start) {
        Stream<String> others = BETWEEN_NAMES
                .matcher(start)
                .results()
                .map(MatchResult::group)
                .distinct()
                .filter(text -> !USUAL.contains(text))
                .limit(ROWS);
        return Stream.concat(USUAL.stream(), others).toList();
    }

    private String start() throws IOException {
        try (InputText text = InputText.open(file, charset)) {
            Reader reader = text.reader();
            char[] start = new char[START];
            int length = 0;
            int read = reader.read(start);
            while (read > 0) {
                length += read;
                read = reader.read(start, length, START - length);
            }
            return new String(start, 0, length);
        }
    }

    /** As many as can be read: with a wrong delimiter a quoted row is no CSV. */
    private List<List<String>> rows(String delimiter) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (InputText text = InputText.open(file, charset);
                CsvReader<CsvRecord> records = CsvFile.records(text.reader(), delimiter)) {
            Iterator<CsvRecord> next = records.iterator();
            while (rows.size() < ROWS && next.hasNext()) {
                rows.add(next.next().getFields());
            }
        } catch (CsvParseException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
        }
        return rows;
    }
}
