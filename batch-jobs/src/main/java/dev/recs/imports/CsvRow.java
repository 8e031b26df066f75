package dev.recs.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.recs.model.failure.BadInput;
import java.util.Map;
import java.util.Optional;

/** A row below a header. */
record CsvRow(CsvRecord fields, Map<String, Integer> columns) {

    long line() {
        return fields.getStartingLineNumber();
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** @throws BadInput if the row ends before the column, or there is nothing in it */
    String required(String column) {
        return optional(column).orElseThrow(() -> new BadInput("%s is empty: expected a value".formatted(column)));
    }

    /** @throws BadInput if the row does not have as many fields as the header */
    Optional<String> optional(String column) {
        if (fields.getFieldCount() != columns.size()) {
            throw new BadInput("the row has %d fields: expected %d as in the header"
                    .formatted(fields.getFieldCount(), columns.size()));
        }
        Integer index = columns.get(column);
        return index == null
                ? Optional.empty()
                : Optional.of(fields.getField(index).strip()).filter(text -> !text.isEmpty());
    }
}
