package dev.recs.jobs.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.recs.model.failure.BadInput;
import java.util.Optional;
import java.util.OptionalInt;

/** A row below a header. */
record CsvRow(CsvRecord fields, CsvLayout layout) implements InputRow {

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
        if (!isWhole()) {
            throw new BadInput("the row has %d fields: expected %d as in the header"
                    .formatted(fields.getFieldCount(), layout.fields()));
        }
        OptionalInt place = layout.place(column);
        return place.isEmpty()
                ? Optional.empty()
                : Optional.of(fields.getField(place.getAsInt()).strip()).filter(text -> !text.isEmpty());
    }

    /**
     * Whether it has as many fields as the header: a value with a delimiter that is not quoted moves all behind it. Empty fields at the end are
     * the habit of a spreadsheet.
     */
    boolean isWhole() {
        int count = fields.getFieldCount();
        return count == layout.fields()
                || (count > layout.fields()
                        && fields.getFields().stream().skip(layout.fields()).allMatch(String::isBlank));
    }
}
