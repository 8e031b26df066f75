package dev.recs.model.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A phone number: digits behind a prefix ({@code +}, {@code 00}, {@code 0}, an area code in brackets), one run of nine or more, or the
 * groups of North America.
 *
 * <p>A prefix wins over a check digit. Without one, the number of a book or an article ({@link CheckDigits}) is none of a person.
 */
final class PhoneForm {

    private static final String GAP = "[ ().\\-/]{0,3}";
    private static final int MIN_DIGITS = 8;
    private static final int MAX_DIGITS = 17;

    private static final Pattern PLUS = Pattern.compile("(?<![\\p{L}\\p{N}])\\(?\\+ ?\\(?[1-9](?:" + GAP + "\\d){6,}");
    /** The group of the 0 has two digits at least: 0.5 and 0-3 are sizes. */
    private static final Pattern ZERO = Pattern.compile("(?<!\\d)(?<!\\d[.,:\\-/])\\(?0\\d\\)?(?:" + GAP + "\\d){6,}");

    private static final Pattern BRACKETS = Pattern.compile("(?<!\\d)\\((?:0\\d{1,4}\\)" + GAP + "\\d(?:" + GAP
            + "\\d){4,}|[1-9]\\d{1,3}\\)" + GAP + "\\d(?:" + GAP + "\\d){5,})");
    private static final Pattern NORTH_AMERICA =
            Pattern.compile("(?<!\\d)(?<!\\d[ .-])(?:1[ .-])?[2-9]\\d\\d([ .-])[2-9]\\d\\d\\1\\d{4}(?![ -]?\\d)");
    private static final Pattern RUN = Pattern.compile("\\d{9,}");
    private static final Pattern DATE = Pattern.compile("\\d{1,2}[ ./-]\\d{1,2}[ ./-](?:19|20)\\d\\d");
    private static final Pattern ISBN_10 = Pattern.compile("\\d{1,5}([ -])\\d{1,7}\\1\\d{1,6}\\1[\\dXx]");
    private static final Pattern LABELLED = Pattern.compile(
            "(?:isbn|ean|gtin|upc)(?:-?1[0-3])?[ :#]*((?:\\d[ -]?){9,12}[\\dx])(?!\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");
    private static final Pattern NO_NUMBER = Pattern.compile("[^\\dXx]");
    /** Letters in front make an article number of a run, unless they say phone. */
    private static final Pattern ARTICLE =
            Pattern.compile("(?i)(?<!tel|fon|phone|mob|mobil|mobile|handy|cell|call|whatsapp|sms|nr|no|num)\\p{L}$");

    private PhoneForm() {}

    static boolean isIn(String text) {
        String rest = withoutBooksAndDates(text);
        return PLUS.matcher(rest).find()
                || hasZeroPrefix(rest)
                || BRACKETS.matcher(rest).find()
                || NORTH_AMERICA.matcher(rest).find()
                || hasRun(rest);
    }

    /** Those whose form or label says what they are; one bare run of digits does not. */
    private static String withoutBooksAndDates(String text) {
        String rest = LABELLED.matcher(text)
                .replaceAll(match -> CheckDigits.isBookOrArticle(digits(match.group(1)))
                        ? " # "
                        : Matcher.quoteReplacement(match.group()));
        rest = ISBN_10.matcher(rest)
                .replaceAll(match -> CheckDigits.isBookOrArticle(digits(match.group()))
                        ? " # "
                        : Matcher.quoteReplacement(match.group()));
        return DATE.matcher(rest).replaceAll(" # ");
    }

    private static boolean hasZeroPrefix(String text) {
        Matcher matches = ZERO.matcher(text);
        while (matches.find()) {
            int digits = NO_DIGIT.matcher(matches.group()).replaceAll("").length();
            if (digits >= MIN_DIGITS && digits <= MAX_DIGITS && !isArticle(text, matches.start())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasRun(String text) {
        Matcher runs = RUN.matcher(text);
        while (runs.find()) {
            if (!CheckDigits.isBookOrArticle(withTen(text, runs)) && !isArticle(text, runs.start())) {
                return true;
            }
        }
        return false;
    }

    /** The run with the X of an ISBN behind it. */
    private static String withTen(String text, Matcher run) {
        boolean hasTen = run.end() - run.start() == 9
                && run.end() < text.length()
                && Character.toUpperCase(text.charAt(run.end())) == 'X';
        return hasTen ? run.group() + 'X' : run.group();
    }

    private static boolean isArticle(String text, int start) {
        return ARTICLE.matcher(text.substring(0, start)).find();
    }

    private static String digits(String number) {
        return NO_NUMBER.matcher(number).replaceAll("");
    }
}
