package dev.recs.jobs.imports;

import dev.recs.model.failure.BadInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the values of a row; what is refused is named with its column and what was expected. */
final class Values {

    private static final int PRICE_SCALE = 2;
    private static final BigDecimal PRICE_LIMIT = BigDecimal.TEN.pow(10);
    private static final char UNREADABLE = '\uFFFD';
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,10}");
    private static final Pattern ZERO_DECIMALS = Pattern.compile("([+-]?\\d{1,10})[.,]0+");

    private Values() {}

    /**
     * A number of pieces; below zero for what came back.
     *
     * @param decimals whether 2.0000 is two, as databases of shops write it
     */
    static int quantity(String text, boolean decimals) {
        String whole = decimals ? ZERO_DECIMALS.matcher(text).replaceFirst("$1") : text;
        if (WHOLE.matcher(whole).matches()) {
            long quantity = Long.parseLong(whole);
            if (quantity != 0 && Math.abs(quantity) <= Integer.MAX_VALUE) {
                return Math.toIntExact(quantity);
            }
        }
        throw refused("quantity", text, "a whole number from 1 to 2147483647, or below 0 for a refund");
    }

    static BigDecimal price(String column, String text, NumberStyle style) {
        BigDecimal price = amount(column, text, style);
        if (price.signum() < 0) {
            throw refused(column, text, "a number from 0 to 9999999999.99");
        }
        return price;
    }

    /** A price, or one below zero for what was paid back. */
    static BigDecimal amount(String column, String text, NumberStyle style) {
        return style.plain(text)
                .map(number -> new BigDecimal(number).setScale(PRICE_SCALE, RoundingMode.HALF_UP))
                .filter(price -> price.abs().compareTo(PRICE_LIMIT) < 0)
                .orElseThrow(() -> refused(column, text, "a number from 0 to 9999999999.99"));
    }

    /** A yes or no, a number of pieces, or a word of a shop system. */
    static boolean isInStock(String column, String text) {
        return switch (text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "")) {
            case "true", "yes", "y", "instock", "available", "onbackorder", "backorder", "notify" -> true;
            case "false", "no", "n", "outofstock", "soldout", "unavailable" -> false;
            default -> hasPieces(column, text);
        };
    }

    static String text(String column, String text, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            throw new BadInput("%s has %d characters: expected at most %d".formatted(column, length, longest));
        }
        if (text.indexOf('\0') >= 0) {
            throw new BadInput("%s holds a zero character: expected text".formatted(column));
        }
        if (text.indexOf(UNREADABLE) >= 0) {
            throw new BadInput(
                    "%s holds bytes that are no characters: expected a file of one encoding, say it with --encoding"
                            .formatted(column));
        }
        return text;
    }

    static BadInput refused(String column, String value, String expected) {
        return new BadInput("%s '%s': expected %s".formatted(column, shortened(value), expected));
    }

    private static boolean hasPieces(String column, String text) {
        return NumberStyle.PLAIN
                .plain(text)
                .map(number -> new BigDecimal(number).signum() > 0)
                .orElseThrow(() -> refused(column, text, "true, false, a number of pieces, or a word as instock"));
    }

    private static String shortened(String value) {
        int most = 60;
        return value.length() <= most ? value : value.substring(0, most) + "…";
    }
}
