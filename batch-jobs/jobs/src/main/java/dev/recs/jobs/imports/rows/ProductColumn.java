package dev.recs.jobs.imports.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns of a products file beside the id. One that a file does not have leaves the store as it is. */
public enum ProductColumn {
    NAME {
        @Override
        Object read(String text, NumberStyle numbers) {
            String name = PlainText.strip(text);
            if (name.isEmpty()) {
                throw Values.refused(column(), text, "a text with words");
            }
            return Values.text(column(), name, 500);
        }
    },
    CATEGORY {
        @Override
        Object read(String text, NumberStyle numbers) {
            return Values.text(column(), PlainText.strip(text), 200);
        }
    },
    BRAND {
        @Override
        Object read(String text, NumberStyle numbers) {
            return Values.text(column(), PlainText.strip(text), 200);
        }
    },
    DESCRIPTION {
        @Override
        Object read(String text, NumberStyle numbers) {
            return Values.text(column(), PlainText.strip(text), 16_000);
        }
    },
    PRICE {
        @Override
        Object read(String text, NumberStyle numbers) {
            return Values.price(column(), text, numbers);
        }
    },
    CURRENCY {
        @Override
        Object read(String text, NumberStyle numbers) {
            return CurrencyNames.code(text)
                    .or(() -> Optional.of(text.toUpperCase(Locale.ROOT)))
                    .filter(CurrencyNames::isCode)
                    .orElseThrow(() -> Values.refused(column(), text, "three letters as GBP"));
        }
    },
    IMAGE_URL {
        @Override
        Object read(String text, NumberStyle numbers) {
            String first = NEXT_ADDRESS.split(text, 2)[0].strip();
            if (!ADDRESS.matcher(first).matches()) {
                throw Values.refused(
                        column(), text, "an address that begins with http://, https:// or / and has no blank");
            }
            return Values.text(column(), first, 1_000);
        }
    },
    IN_STOCK {
        @Override
        Object read(String text, NumberStyle numbers) {
            return Values.isInStock(column(), text);
        }
    },
    GROUP_ID {
        @Override
        Object read(String text, NumberStyle numbers) {
            return Values.text(column(), text, OrderReader.LONGEST_ID);
        }
    },
    RECOMMENDABLE {
        @Override
        Object read(String text, NumberStyle numbers) {
            return Values.isYes(column(), text);
        }
    };

    private static final Pattern ADDRESS = Pattern.compile("(https?://|/)\\S*");
    /** Shops list several pictures in one field; the first is the product's. */
    private static final Pattern NEXT_ADDRESS = Pattern.compile("\\s*[,;|]\\s*(?=https?://|/)");

    /** @throws dev.recs.model.failure.BadInput if the text cannot be used */
    abstract Object read(String text, NumberStyle numbers);

    public static List<String> names() {
        return Arrays.stream(values()).map(ProductColumn::column).toList();
    }

    /** As the header and the table call it. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value to store; null where nothing is given. What is not said to be out of stock is in stock. */
    @Nullable
    public Object of(ProductRow row) {
        return this == IN_STOCK
                ? row.values().getOrDefault(this, true)
                : row.values().get(this);
    }

    /** What happens to a product that is there: a price that is not given stays, everything else is replaced. */
    public String update() {
        return this == PRICE ? "price = COALESCE(VALUES(price), price)" : "%1$s = VALUES(%1$s)".formatted(column());
    }
}
