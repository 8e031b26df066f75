package dev.recs.jobs.imports.rows;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as files write it: {@code 1.234,50 €}, {@code USD 12.50}, {@code 1'234.50}, {@code 12,-}, and {@code -12.50}, {@code 12.50-} or
 * {@code (12.50)} for one below zero.
 *
 * <p>Exponents are none: 1E999999999 has a billion digits.
 *
 * @param digits with a point or a comma, and without what groups them unless it may be decimal
 * @param currency the code of the one beside it; empty if there is none
 */
record NumberText(String digits, Form form, boolean isNegative, String currency) {

    /** How it can be read. */
    enum Form {
        /** The same in every style. */
        WHOLE,
        DECIMAL_POINT,
        DECIMAL_COMMA,
        /** 1.234 or 1,234: by the style of its file. */
        OPEN
    }

    /** In characters. */
    static final int LONGEST = 60;
    /** Most numbers. */
    private static final Pattern SIMPLE = Pattern.compile("\\d{1,13}(\\.\\d{1,2})?");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final String BESIDE = "((?:[^\\d.,]|(?<=\\p{L})\\.)*)";
    private static final Pattern PARTS = Pattern.compile(BESIDE + "([.,]?\\d(?:[\\d., ']*\\d)?[.,]?)" + BESIDE);
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[ ']\\d{3}){1,4}(?:[.,]\\d*)?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,13}");
    private static final Pattern POINT = Pattern.compile("(?:\\d{0,13}|\\d{1,3}(?:,\\d{2,3}){0,4},\\d{3})\\.\\d{0,10}");
    private static final Pattern COMMA = Pattern.compile("(?:\\d{0,13}|\\d{1,3}(?:\\.\\d{3}){1,4}),\\d{0,10}");
    private static final Pattern COMMA_GROUPS = Pattern.compile("\\d{1,3}(?:,\\d{2,3}){1,4},\\d{3}");
    private static final Pattern POINT_GROUPS = Pattern.compile("\\d{1,3}(?:\\.\\d{3}){2,5}");
    private static final Pattern EITHER = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    /** Empty if it is no number. */
    static Optional<NumberText> parse(String text) {
        Matcher simple = SIMPLE.matcher(text);
        if (simple.matches()) {
            return Optional.of(
                    new NumberText(text, simple.group(1) == null ? Form.WHOLE : Form.DECIMAL_POINT, false, ""));
        }
        String plain =
                BLANKS.matcher(text).replaceAll(" ").strip().replace('’', '\'').replace('−', '-');
        Matcher parts = PARTS.matcher(plain);
        if (plain.length() > LONGEST || !parts.matches()) {
            return Optional.empty();
        }
        String beside = parts.group(1) + parts.group(3);
        String digits = parts.group(2);
        boolean isWithoutCents =
                (digits.endsWith(",") || digits.endsWith(".")) && parts.group(3).startsWith("-");
        if (isWithoutCents) {
            digits = digits.substring(0, digits.length() - 1);
            beside = parts.group(1) + parts.group(3).replaceFirst("-+", "");
        }
        return read(digits, beside);
    }

    /** Empty if its style must be known and is not. */
    Optional<BigDecimal> value(NumberStyle style) {
        if (style == NumberStyle.MIXED && form != Form.WHOLE) {
            return Optional.empty();
        }
        return switch (form) {
            case WHOLE -> Optional.of(signed(digits));
            case DECIMAL_POINT -> Optional.of(signed(digits.replace(",", "")));
            case DECIMAL_COMMA -> Optional.of(signed(digits.replace(".", "").replace(',', '.')));
            case OPEN ->
                style.isDecimal(digits.indexOf('.') < 0 ? ',' : '.')
                        .map(decimal -> signed(decimal ? digits.replace(',', '.') : digits.replaceAll("[.,]", "")));
        };
    }

    private static Optional<NumberText> read(String digits, String beside) {
        boolean isGrouped = digits.indexOf(' ') >= 0 || digits.indexOf('\'') >= 0;
        if (isGrouped && !GROUPED.matcher(digits).matches()) {
            return Optional.empty();
        }
        String plain = digits.replaceAll("[ ']", "");
        String sign = beside.replaceAll("[^-()]", "");
        String name = beside.replaceAll("[-+() ]", "");
        boolean isNegative = sign.equals("-") || sign.equals("()");
        if (!sign.isEmpty() && !isNegative) {
            return Optional.empty();
        }
        Optional<String> currency = name.isEmpty() ? Optional.of("") : CurrencyNames.code(name);
        return currency.flatMap(code -> form(plain, isGrouped)
                .map(form -> new NumberText(
                        form == Form.WHOLE ? plain.replaceAll("[.,]", "") : plain, form, isNegative, code)));
    }

    private static Optional<Form> form(String digits, boolean isGrouped) {
        if (!isGrouped && EITHER.matcher(digits).matches()) {
            return Optional.of(Form.OPEN);
        }
        if (WHOLE.matcher(digits).matches()
                || COMMA_GROUPS.matcher(digits).matches()
                || POINT_GROUPS.matcher(digits).matches()) {
            return Optional.of(Form.WHOLE);
        }
        if (POINT.matcher(digits).matches()) {
            return Optional.of(Form.DECIMAL_POINT);
        }
        return COMMA.matcher(digits).matches() ? Optional.of(Form.DECIMAL_COMMA) : Optional.empty();
    }

    private BigDecimal signed(String plain) {
        BigDecimal value = new BigDecimal(plain);
        return isNegative ? value.negate() : value;
    }
}
