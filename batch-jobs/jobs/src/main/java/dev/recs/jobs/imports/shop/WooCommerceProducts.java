package dev.recs.jobs.imports.shop;

import dev.recs.jobs.imports.rows.RowRule;
import dev.recs.jobs.imports.text.InputRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Products of WooCommerce's own export: a variation takes category, brand and text of its parent, which stands before it.
 *
 * <p>The export puts an apostrophe before a text that a spreadsheet would take for a formula, and a backslash before a comma within the name of a
 * category; its own import takes both away again.
 */
final class WooCommerceProducts implements RowRule {

    private static final List<String> OF_THE_PARENT = List.of("category", "brand", "description", "image_url");
    private static final List<String> TEXTS =
            List.of("product_id", "name", "category", "brand", "description", "group");
    private static final Pattern NO_FORMULA = Pattern.compile("'[=+@-].*", Pattern.DOTALL);

    private final Map<String, Map<String, String>> parents = new HashMap<>();

    @Override
    public Optional<InputRow> apply(InputRow exported) {
        InputRow row = unescaped(exported);
        Map<String, String> values = new HashMap<>();
        Optional<String> parent = row.optional("group");
        if (parent.isEmpty()) {
            if (mayHaveVariations(row)) {
                remember(row);
            }
        } else {
            Map<String, String> known = parents.getOrDefault(parent.get(), Map.of());
            if (row.optional("group_id").isEmpty()) {
                values.put("group_id", known.getOrDefault("product_id", parent.get()));
            }
            known.forEach((column, value) -> {
                if (row.optional(column).isEmpty()) {
                    values.put(column, value);
                }
            });
            if (row.optional("product_id").isEmpty() && known.containsKey("product_id")) {
                return Optional.empty();
            }
        }
        if (row.optional("product_id").isEmpty()) {
            row.optional("second_id").ifPresent(id -> values.put("product_id", id));
        }
        price(row).ifPresent(price -> values.put("price", price));
        row.optional("state").filter(state -> !state.equals("1")).ifPresent(state -> values.put("in_stock", "0"));
        InputRow whole = row.with(values);
        return Optional.of(Paths.deepest(whole, "(?<!\\\\),", ">"));
    }

    private static InputRow unescaped(InputRow row) {
        Map<String, String> values = new HashMap<>();
        for (String column : TEXTS) {
            row.optional(column)
                    .filter(text -> NO_FORMULA.matcher(text).matches())
                    .ifPresent(text -> values.put(column, text.substring(1)));
        }
        return values.isEmpty() ? row : row.with(values);
    }

    /** By its type, {@code variable} or one that extends it; of an export without types every product may. */
    private static boolean mayHaveVariations(InputRow row) {
        return row.optional("kind").map(kind -> kind.contains("variable")).orElse(true);
    }

    /** By SKU and by id, as a variation may name it. One without a SKU of its own is sold under its parent's. */
    private void remember(InputRow row) {
        Map<String, String> values = new HashMap<>();
        OF_THE_PARENT.forEach(column -> row.optional(column).ifPresent(value -> values.put(column, value)));
        row.optional("product_id").ifPresent(sku -> values.put("product_id", sku));
        row.optional("product_id").ifPresent(sku -> parents.put(sku, values));
        row.optional("second_id").ifPresent(id -> parents.put("id:" + id, values));
    }

    /** A sale of certain dates may be over. */
    private static Optional<String> price(InputRow row) {
        boolean isDated = row.optional("sale_starts").isPresent()
                || row.optional("sale_ends").isPresent();
        Optional<String> regular = row.optional("regular_price");
        return isDated ? regular : row.optional("price").or(() -> regular);
    }
}
