package dev.recs.jobs.imports.rows;

import dev.recs.jobs.imports.text.InputRow;
import java.util.Optional;

/** Makes of each row of an export one that says all of itself; rows come in the order of the file. */
@FunctionalInterface
public interface RowRule {

    RowRule AS_IT_IS = Optional::of;

    /** Empty for a row that is no product or order line of its own. */
    Optional<InputRow> apply(InputRow row);
}
