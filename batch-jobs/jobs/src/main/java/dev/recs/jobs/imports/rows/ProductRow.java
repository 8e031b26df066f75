package dev.recs.jobs.imports.rows;

import dev.recs.jobs.imports.text.InputRow;
import dev.recs.model.ProductId;
import dev.recs.model.failure.BadInput;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A product of a file.
 *
 * @param values of the columns that have one that can be used
 */
public record ProductRow(ProductId productId, Map<ProductColumn, Object> values) {

    public ProductRow {
        values = Map.copyOf(values);
    }

    /**
     * Reads a row.
     *
     * @param warning takes what is wrong with a field that the product can do without
     * @throws BadInput if there is no id or no name
     */
    public static ProductRow read(InputRow row, NumberStyle numbers, Consumer<String> warning) {
        ProductId id = new ProductId(Values.id("product_id", row.required("product_id"), OrderReader.LONGEST_ID));
        Map<ProductColumn, Object> values = new EnumMap<>(ProductColumn.class);
        values.put(ProductColumn.NAME, ProductColumn.NAME.read(row.required(ProductColumn.NAME.column()), numbers));
        for (ProductColumn column : ProductColumn.values()) {
            if (column != ProductColumn.NAME) {
                try {
                    row.optional(column.column()).ifPresent(text -> values.put(column, column.read(text, numbers)));
                } catch (BadInput e) {
                    warning.accept(String.valueOf(e.getMessage()));
                }
            }
        }
        return new ProductRow(id, values);
    }
}
