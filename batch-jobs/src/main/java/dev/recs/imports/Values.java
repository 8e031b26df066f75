package dev.recs.imports;

import dev.recs.model.failure.BadInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/** Reads the values of a row; what is refused is named with its column and what was expected. */
final class Values {

    private static final int PRICE_SCALE = 2;
    private static final BigDecimal PRICE_LIMIT = BigDecimal.TEN.pow(10);
    private static final char UNREADABLE = '\uFFFD';
    private static final Instant EARLIEST = Instant.EPOCH;

    private Values() {}

    static int quantity(String text) {
        try {
            int quantity = Integer.parseInt(text);
            if (quantity > 0) {
                return quantity;
            }
        } catch (NumberFormatException e) {
            throw refused("quantity", text, "a whole number from 1 to 2147483647");
        }
        throw refused("quantity", text, "a whole number from 1 to 2147483647");
    }

    static BigDecimal price(String column, String text) {
        try {
            BigDecimal price = new BigDecimal(text).setScale(PRICE_SCALE, RoundingMode.HALF_UP);
            if (price.signum() >= 0 && price.compareTo(PRICE_LIMIT) < 0) {
                return price;
            }
        } catch (NumberFormatException e) {
            throw refused(column, text, "a number from 0 to 9999999999.99");
        }
        throw refused(column, text, "a number from 0 to 9999999999.99");
    }

    /** @param now times after it are refused */
    static Instant time(String column, String text, Instant now) {
        Instant time;
        try {
            time = Instant.parse(text);
        } catch (DateTimeException e) {
            throw refused(column, text, "a time as 2010-12-01T08:26:00Z");
        }
        if (time.isAfter(now)) {
            throw refused(column, text, "a time that is not in the future");
        }
        if (time.isBefore(EARLIEST)) {
            throw refused(column, text, "a time after 1970");
        }
        return time;
    }

    static boolean truth(String column, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "y" -> true;
            case "false", "0", "no", "n" -> false;
            default -> throw refused(column, text, "true or false");
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
            throw new BadInput("%s holds bytes that are no UTF-8: expected a file in UTF-8".formatted(column));
        }
        return text;
    }

    static BadInput refused(String column, String value, String expected) {
        return new BadInput("%s '%s': expected %s".formatted(column, shortened(value), expected));
    }

    private static String shortened(String value) {
        int most = 60;
        return value.length() <= most ? value : value.substring(0, most) + "…";
    }
}
