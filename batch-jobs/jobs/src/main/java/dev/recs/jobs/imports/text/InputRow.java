package dev.recs.jobs.imports.text;

import dev.recs.model.failure.BadInput;
import java.util.Map;
import java.util.Optional;

/** The values of one row, by columns of ours. */
public interface InputRow {

    /** Of the file, from 1. */
    long line();

    boolean has(String column);

    /** @throws BadInput if the row does not have as many fields as the header */
    Optional<String> optional(String column);

    /** @throws BadInput if there is nothing in the column */
    default String required(String column) {
        return optional(column).orElseThrow(() -> new BadInput("%s is empty: expected a value".formatted(column)));
    }

    /** The same row with other values in some columns. */
    default InputRow with(Map<String, String> values) {
        return new Changed(this, values);
    }

    /** A row in which a shop's export leaves out what it says elsewhere. An empty text takes a value away. */
    record Changed(InputRow row, Map<String, String> values) implements InputRow {

        public Changed {
            values = Map.copyOf(values);
        }

        @Override
        public long line() {
            return row.line();
        }

        @Override
        public boolean has(String column) {
            return values.containsKey(column) || row.has(column);
        }

        @Override
        public String required(String column) {
            return values.containsKey(column) ? InputRow.super.required(column) : row.required(column);
        }

        @Override
        public Optional<String> optional(String column) {
            String value = values.get(column);
            return value == null ? row.optional(column) : Optional.of(value).filter(text -> !text.isEmpty());
        }
    }
}
