package dev.recs.imports;

import dev.recs.model.failure.BadInput;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of a products file beside the id. One that a file does not have leaves the store as it is. */
enum ProductColumn {
    NAME {
        @Override
        Object read(String text) {
            return Values.text(column(), text, 500);
        }
    },
    CATEGORY {
        @Override
        Object read(String text) {
            return Values.text(column(), text, 200);
        }
    },
    BRAND {
        @Override
        Object read(String text) {
            return Values.text(column(), text, 200);
        }
    },
    DESCRIPTION {
        @Override
        Object read(String text) {
            return Values.text(column(), text, 16_000);
        }
    },
    PRICE {
        @Override
        Object read(String text) {
            return Values.price(column(), text);
        }
    },
    CURRENCY {
        @Override
        Object read(String text) {
            if (!text.matches("[A-Za-z]{3}")) {
                throw Values.refused(column(), text, "three letters as GBP");
            }
            return text.toUpperCase(Locale.ROOT);
        }
    },
    IMAGE_URL {
        @Override
        Object read(String text) {
            if (!text.matches("(https?://|/)\\S*")) {
                throw Values.refused(column(), text, "an address that begins with http://, https:// or /");
            }
            return Values.text(column(), text, 1_000);
        }
    },
    IN_STOCK {
        @Override
        Object read(String text) {
            return Values.truth(column(), text);
        }
    };

    abstract Object read(String text);

    /** As the header and the table call it. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The value to store; null where nothing is given. What is not said to be out of stock is in stock.
     *
     * @throws BadInput if there is no name, or a value cannot be used
     */
    @Nullable
    Object of(CsvRow row) {
        return switch (this) {
            case NAME -> read(row.required(column()));
            case IN_STOCK -> row.optional(column()).map(this::read).orElse(true);
            default -> row.optional(column()).map(this::read).orElse(null);
        };
    }

    /** What happens to a product that is there: a price that is not given stays, everything else is replaced. */
    String update() {
        return this == PRICE ? "price = COALESCE(VALUES(price), price)" : "%1$s = VALUES(%1$s)".formatted(column());
    }
}
