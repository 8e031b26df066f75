package dev.recs.evaluation;

import java.util.List;

/**
 * All that one run of {@code recs evaluate} found.
 *
 * @param found products withheld
 */
public record Measured(
        String protocol, String cut, int users, int k, List<Row> rows, List<WithheldProducts.Found> found) {

    public Measured {
        rows = List.copyOf(rows);
        found = List.copyOf(found);
    }
}
