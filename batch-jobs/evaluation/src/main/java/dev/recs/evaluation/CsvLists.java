package dev.recs.evaluation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Lists as CSV with the columns user, rank, product: the rows of a user together, the smallest rank is the best. */
final class CsvLists {

    private static final List<String> COLUMNS = List.of("user", "rank", "product");

    private final Path file;
    private final ListFile.Taker taker;
    private final List<Ranked> ofUser = new ArrayList<>();
    private String current = "";

    private CsvLists(Path file, ListFile.Taker taker) {
        this.file = file;
        this.taker = taker;
    }

    static void read(Path file, Reader text, ListFile.Taker taker) throws IOException {
        CsvLists lists = new CsvLists(file, taker);
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            Iterator<CsvRecord> rows = records.iterator();
            int[] columns = lists.columns(rows);
            while (rows.hasNext()) {
                lists.row(rows.next(), columns);
            }
            lists.end();
        }
    }

    private int[] columns(Iterator<CsvRecord> rows) {
        if (!rows.hasNext()) {
            throw new BadInput(
                    "%s is empty: expected JSON lines {\"user\":…,\"items\":[…]}, or CSV with the header user,rank,product"
                            .formatted(file));
        }
        List<String> header = rows.next().getFields().stream()
                .map(field -> field.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (String column : COLUMNS) {
            if (!header.contains(column)) {
                throw new BadInput("%s has no column '%s': its header is '%s', expected are user,rank,product"
                        .formatted(file, column, String.join(",", header)));
            }
        }
        return COLUMNS.stream().mapToInt(header::indexOf).toArray();
    }

    private void row(CsvRecord row, int[] columns) {
        for (int column : columns) {
            if (column >= row.getFieldCount() || row.getField(column).isBlank()) {
                taker.unreadable(row.getStartingLineNumber(), "a field is missing");
                return;
            }
        }
        String user = row.getField(columns[0]).strip();
        try {
            long rank = Long.parseLong(row.getField(columns[1]).strip());
            begin(user, row.getStartingLineNumber());
            ofUser.add(new Ranked(rank, row.getField(columns[2]).strip()));
        } catch (NumberFormatException e) {
            taker.unreadable(row.getStartingLineNumber(), "the rank is no whole number");
        }
    }

    private void begin(String user, long line) {
        if (user.equals(current)) {
            return;
        }
        end();
        current = user;
        if (taker.isKnown(user)) {
            throw new BadInput("%s:%d: the rows of user %s lie apart; expected them together, sort the file by user"
                    .formatted(file, line, user));
        }
    }

    private void end() {
        if (!ofUser.isEmpty()) {
            ofUser.sort(Comparator.comparingLong(Ranked::rank));
            taker.list(current, ofUser.stream().map(Ranked::product).toList(), ofUser.size());
            ofUser.clear();
        }
    }

    private record Ranked(long rank, String product) {}
}
