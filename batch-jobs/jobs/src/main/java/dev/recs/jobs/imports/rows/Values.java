package dev.recs.jobs.imports.rows;

import dev.recs.model.failure.BadInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the values of a row; what is refused is named with its column and what was expected. */
public final class Values {

    private static final int PRICE_SCALE = 2;
    private static final BigDecimal PRICE_LIMIT = BigDecimal.TEN.pow(10);
    private static final BigDecimal MOST_PIECES = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final char UNREADABLE = '\uFFFD';
    /** Words for pieces behind a number of them. */
    private static final Pattern PIECES =
            Pattern.compile("(.*\\d)\\s*(?:pcs?|pieces?|units?|ea|stk|stück|st|x)\\.?", Pattern.CASE_INSENSITIVE);
    /** What a spreadsheet makes of a long number; it always writes the sign, or decimals. */
    private static final Pattern ROUNDED =
            Pattern.compile("\\d(?:[.,]\\d+E\\+?\\d+|E\\+\\d+)", Pattern.CASE_INSENSITIVE);

    private Values() {}

    /**
     * What names a user, a product or an order.
     *
     * @throws BadInput if it is too long, or a spreadsheet has rounded it: others have become the same
     */
    public static String id(String column, String text, int longest) {
        if (ROUNDED.matcher(text).matches()) {
            throw new BadInput(
                    "%s '%s' is a number that a spreadsheet has rounded, and no id any more: expected the id as it was, export it again and keep the column as text"
                            .formatted(column, shortened(text)));
        }
        return text(column, text, longest);
    }

    /** A number of pieces; below zero for what came back. 2.0 is two, as databases write it. */
    public static int quantity(String column, String text, NumberStyle style) {
        return NumberText.parse(withoutWord(text))
                .filter(number -> number.currency().isEmpty())
                .flatMap(number -> number.value(style))
                .filter(number -> number.signum() != 0
                        && number.stripTrailingZeros().scale() <= 0
                        && number.abs().compareTo(MOST_PIECES) <= 0)
                .map(BigDecimal::intValueExact)
                .orElseThrow(
                        () -> refused(column, text, "a whole number from 1 to 2147483647, or below 0 for a refund"));
    }

    public static BigDecimal price(String column, String text, NumberStyle style) {
        BigDecimal price = amount(column, text, style);
        if (price.signum() < 0) {
            throw refused(column, text, "a number from 0 to 9999999999.99");
        }
        return price;
    }

    /** A price, or one below zero for what was paid back. */
    static BigDecimal amount(String column, String text, NumberStyle style) {
        NumberText number =
                NumberText.parse(text).orElseThrow(() -> refused(column, text, "a number from 0 to 9999999999.99"));
        BigDecimal price = number.value(style)
                .orElseThrow(
                        () -> refused(
                                column,
                                text,
                                style == NumberStyle.MIXED
                                        ? "decimals written in one way: this file has points and commas side by side"
                                        : "a number that can be read in one way only, as 1234.50: the other numbers of the file do not tell which"))
                .setScale(PRICE_SCALE, RoundingMode.HALF_UP);
        if (price.abs().compareTo(PRICE_LIMIT) >= 0) {
            throw refused(column, text, "a number from 0 to 9999999999.99");
        }
        return price;
    }

    /** A yes or no, a number of pieces, or a word of a shop system. */
    public static boolean isInStock(String column, String text) {
        return switch (text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "")) {
            case "true", "yes", "y", "instock", "available", "onbackorder", "backorder", "notify" -> true;
            case "false", "no", "n", "outofstock", "soldout", "unavailable" -> false;
            default -> hasPieces(column, text);
        };
    }

    public static boolean isYes(String column, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1" -> true;
            case "false", "no", "n", "0" -> false;
            default -> throw refused(column, text, "true or false, 1 or 0");
        };
    }

    public static String text(String column, String text, int longest) {
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

    public static BadInput refused(String column, String value, String expected) {
        return new BadInput("%s '%s': expected %s".formatted(column, shortened(value), expected));
    }

    /** Of a text without end nothing is looked for: it is no number either way. */
    private static String withoutWord(String text) {
        return text.isEmpty() || text.length() > NumberText.LONGEST || Character.isDigit(text.charAt(text.length() - 1))
                ? text
                : PIECES.matcher(text).replaceFirst("$1");
    }

    private static boolean hasPieces(String column, String text) {
        return NumberText.parse(withoutWord(text))
                .filter(number -> number.currency().isEmpty())
                .map(number ->
                        number.value(NumberStyle.POINT).orElse(BigDecimal.ONE).signum() > 0)
                .orElseThrow(() -> refused(column, text, "true, false, a number of pieces, or a word as instock"));
    }

    private static String shortened(String value) {
        int most = 60;
        return value.codePointCount(0, value.length()) <= most
                ? value
                : value.substring(0, value.offsetByCodePoints(0, most)) + "…";
    }
}
