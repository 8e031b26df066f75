package dev.recs.jobs.imports.shop;

import dev.recs.jobs.imports.rows.RowRule;
import dev.recs.jobs.imports.text.InputRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Order lines of a shop's export: what belongs to the whole order stands in its first row only; a product without an id goes by its second id or name. */
final class OrderRows implements RowRule {

    private static final List<String> OF_THE_ORDER =
            List.of("user_id", "purchased_at", "status", "cancelled_at", "currency");

    private String order = "";
    private final Map<String, String> first = new HashMap<>();

    @Override
    public Optional<InputRow> apply(InputRow row) {
        String id = row.optional("order_id").orElse("");
        Map<String, String> values = new HashMap<>();
        if (!id.equals(order)) {
            order = id;
            first.clear();
        }
        for (String column : OF_THE_ORDER) {
            row.optional(column)
                    .ifPresentOrElse(
                            value -> first.putIfAbsent(column, value),
                            () -> Optional.ofNullable(first.get(column)).ifPresent(value -> values.put(column, value)));
        }
        if (row.optional("product_id").isEmpty()) {
            row.optional("second_id")
                    .or(() -> row.optional("item_name"))
                    .ifPresent(name -> values.put("product_id", name));
        }
        return Optional.of(values.isEmpty() ? row : row.with(values));
    }
}
