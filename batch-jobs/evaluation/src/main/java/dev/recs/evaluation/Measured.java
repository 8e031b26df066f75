package dev.recs.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that one run of {@code recs evaluate} found.
 *
 * @param costs by method, of those whose cost is known
 * @param lists what was found in each file of outside lists
 * @param found products withheld
 * @param audit of the lists of this product; empty if it was not measured
 */
public record Measured(
        Setting setting,
        List<Row> rows,
        Map<String, Cost> costs,
        List<ListAccount> lists,
        List<WithheldProducts.Found> found,
        Optional<Audit> audit) {

    public Measured {
        rows = List.copyOf(rows);
        costs = Map.copyOf(costs);
        lists = List.copyOf(lists);
        found = List.copyOf(found);
    }

    /** The method that all others are compared with in pairs; empty if nothing was measured. */
    String reference() {
        return rows.isEmpty() ? "" : rows.getFirst().method();
    }

    /** What was measured on. */
    public record Setting(String protocol, String cut, int users, int k) {}
}
