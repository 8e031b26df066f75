package dev.recs.jobs.imports.shop;

import dev.recs.jobs.imports.rows.RowRule;
import dev.recs.jobs.imports.text.InputRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Variants of Shopify's export: what belongs to the whole product stands in its first row only, and rows of further pictures are no
 * variants. One without a SKU goes by the name that an order has of it, as "Tee - M / Red".
 */
final class ShopifyProducts implements RowRule {

    private static final List<String> OF_THE_PRODUCT =
            List.of("name", "category", "brand", "description", "image_url", "state");
    private static final String NO_OPTION = "Default Title";

    private String group = "";
    private final Map<String, String> first = new HashMap<>();

    @Override
    public Optional<InputRow> apply(InputRow row) {
        String handle = row.optional("group").orElse("");
        if (handle.isEmpty() || !handle.equals(group)) {
            group = handle;
            first.clear();
        }
        Map<String, String> values = new HashMap<>();
        for (String column : OF_THE_PRODUCT) {
            row.optional(column)
                    .ifPresentOrElse(
                            value -> first.putIfAbsent(column, value),
                            () -> Optional.ofNullable(first.get(column)).ifPresent(value -> values.put(column, value)));
        }
        if (Stream.of("product_id", "price", "option1")
                .allMatch(column -> row.optional(column).isEmpty())) {
            return Optional.empty();
        }
        if (row.optional("product_id").isEmpty()) {
            values.put("product_id", name(row));
        }
        if (!handle.isEmpty() && row.optional("group_id").isEmpty()) {
            values.put("group_id", handle);
        }
        if (row.has("in_stock") || row.has("state")) {
            values.put("in_stock", String.valueOf(isInStock(row)));
        }
        return Optional.of(row.with(values));
    }

    private String name(InputRow row) {
        String options = Stream.of("option1", "option2", "option3")
                .flatMap(column -> row.optional(column).stream())
                .filter(option -> !option.equals(NO_OPTION))
                .collect(Collectors.joining(" / "));
        String name = first.getOrDefault("name", "");
        return options.isEmpty() ? name : name + " - " + options;
    }

    /** Stock that nobody counts, or that may be oversold, is there; a counted one only with a whole number of pieces above 0. */
    private boolean isInStock(InputRow row) {
        String state = first.getOrDefault("state", "active");
        boolean isSold = state.equalsIgnoreCase("active");
        boolean isCounted = row.optional("tracker").isPresent();
        boolean isOversold = row.optional("backorders")
                .filter(policy -> policy.equalsIgnoreCase("continue") || policy.equalsIgnoreCase("true"))
                .isPresent();
        return isSold
                && (!isCounted
                        || isOversold
                        || row.optional("in_stock")
                                .filter(pieces -> pieces.matches("\\+?0*[1-9]\\d*"))
                                .isPresent());
    }
}
