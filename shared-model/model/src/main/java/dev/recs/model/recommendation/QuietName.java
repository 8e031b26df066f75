package dev.recs.model.recommendation;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A name without capitals that shout: "WHITE HANGING HEART" becomes "White hanging heart". */
final class QuietName {

    /** Four capitals in a row: less may be an abbreviation. */
    private static final Pattern SHOUTED = Pattern.compile("\\p{Lu}{4}");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}'’]+");
    private static final Pattern ABBREVIATION = Pattern.compile(".*\\p{N}.*|[^AEIOUYÀ-Ý'’]{2,}");

    private QuietName() {}

    /** The same text if it has a small letter, or no four capitals in a row; words with digits and without vowels stay as they are. */
    static String of(String name) {
        boolean hasSmall = name.codePoints().anyMatch(Character::isLowerCase);
        if (hasSmall || !SHOUTED.matcher(name).find()) {
            return name;
        }
        String quiet = WORD.matcher(name)
                .replaceAll(word -> Matcher.quoteReplacement(
                        ABBREVIATION.matcher(word.group()).matches()
                                ? word.group()
                                : word.group().toLowerCase(Locale.ROOT)));
        int first = quiet.codePoints()
                .takeWhile(letter -> !Character.isLetter(letter))
                .map(Character::charCount)
                .sum();
        int end = quiet.offsetByCodePoints(first, 1);
        return quiet.substring(0, first) + quiet.substring(first, end).toUpperCase(Locale.ROOT) + quiet.substring(end);
    }
}
