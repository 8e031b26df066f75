package dev.recs.jobs.imports.text;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.recs.model.failure.BadInput;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A row below a header. */
public record CsvRow(CsvRecord fields, CsvLayout layout) implements InputRow {

    @Override
    public long line() {
        return fields.getStartingLineNumber();
    }

    @Override
    public boolean has(String column) {
        return layout.places().containsKey(column);
    }

    @Override
    public Optional<String> optional(String column) {
        return written(column).filter(text -> !AbsentValue.isOne(text));
    }

    @Override
    public String required(String column) {
        String text =
                written(column).orElseThrow(() -> new BadInput("%s is empty: expected a value".formatted(column)));
        if (AbsentValue.isOne(text)) {
            throw new BadInput("%s '%s' says that there is none: expected a value".formatted(column, text));
        }
        return text;
    }

    private Optional<String> written(String column) {
        if (!isWhole()) {
            throw new BadInput(trouble());
        }
        OptionalInt place = layout.place(column);
        return place.isEmpty() || place.getAsInt() >= fields.getFieldCount()
                ? Optional.empty()
                : Optional.of(plain(clean(fields.getField(place.getAsInt())))).filter(text -> !text.isEmpty());
    }

    /** Spreadsheets leave rows of empty fields below the last, and old systems a sign for the end of the file. */
    public boolean isBlank() {
        return fields.getFields().stream().allMatch(field -> clean(field).isEmpty());
    }

    /**
     * Whether its fields are those of the header. A value with a delimiter that is not quoted moves all behind it; empty fields at the end, and
     * empty ones that are left out there, are the habit of spreadsheets.
     */
    public boolean isWhole() {
        int count = fields.getFieldCount();
        return count >= layout.needed() && !hasMoreThanHeader() && !repeatsHeader();
    }

    private boolean hasMoreThanHeader() {
        return fields.getFieldCount() > layout.fields()
                && !fields.getFields().stream().skip(layout.fields()).allMatch(String::isBlank);
    }

    /** Files that were put one behind the other have a header each. */
    private boolean repeatsHeader() {
        List<String> names = layout.header().names();
        return clean(fields.getField(0)).equals(clean(names.getFirst()))
                && fields.getFieldCount() >= names.size()
                && fields.getFields().stream()
                        .skip(1)
                        .limit(names.size() - 1L)
                        .toList()
                        .equals(names.subList(1, names.size()));
    }

    private String trouble() {
        if (hasMoreThanHeader()) {
            return "the row has %d fields: expected %d as in the header, is there a %s in a value that is not in quotes?"
                    .formatted(
                            fields.getFieldCount(),
                            layout.fields(),
                            layout.header().shownDelimiter());
        }
        return repeatsHeader()
                ? "the row is the header again: expected it once, are these several files in one?"
                : "the row has %d fields: expected %d as in the header"
                        .formatted(fields.getFieldCount(), layout.fields());
    }

    /** Without blanks and marks at its ends: a byte order mark stands within a text where files were put one behind the other. */
    private static String clean(String field) {
        int from = 0;
        int to = field.length();
        while (from < to && isBlank(field.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(field.charAt(to - 1))) {
            to--;
        }
        return field.substring(from, to);
    }

    /** A text is written as a formula, {@code ="007"}, to keep spreadsheets from changing it. */
    private static String plain(String text) {
        return text.length() > 3 && text.startsWith("=\"") && text.endsWith("\"")
                ? clean(text.substring(2, text.length() - 1))
                : text;
    }

    private static boolean isBlank(char one) {
        return Character.isWhitespace(one)
                || Character.isSpaceChar(one)
                || one == '\uFEFF'
                || one == '\u200B'
                || one == '\u001A';
    }
}
