package dev.recs.jobs.imports.shop;

import dev.recs.jobs.imports.rows.RowRule;
import dev.recs.jobs.imports.text.InputRow;
import java.util.Map;
import java.util.Optional;

/** Products of Magento's own export: a row of a store view only translates the one above it; 2 in product_online is not sold. */
final class MagentoProducts implements RowRule {

    @Override
    public Optional<InputRow> apply(InputRow row) {
        if (row.optional("store_view").isPresent()) {
            return Optional.empty();
        }
        InputRow whole =
                row.optional("state").filter(state -> state.equals("2")).isPresent()
                        ? row.with(Map.of("in_stock", "0"))
                        : row;
        return Optional.of(Paths.deepest(whole, ",", "/"));
    }
}
