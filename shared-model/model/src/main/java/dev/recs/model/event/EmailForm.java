package dev.recs.model.event;

import java.util.regex.Pattern;

/** The ways in which people write an e-mail address. */
final class EmailForm {

    /** Also with a blank around the sign, as {@code %40}, or with the dot forgotten. */
    private static final Pattern SIGN = Pattern.compile(
            "[\\p{L}\\p{N}._+%\\-\"]+(?:@|%40)[\\p{L}\\p{N}-]*\\p{L}{2}|\\S\\s*@\\s*[\\p{L}\\p{N}-]+\\s*[.,]\\s*\\p{L}{2}",
            Pattern.CASE_INSENSITIVE);

    /** As jane (at) example.org. */
    private static final Pattern BRACKETS = Pattern.compile(
            "[\\p{L}\\p{N}]\\s*[(\\[{<]\\s*(?:at|@|ät|arroba)\\s*[)\\]}>]\\s*\\p{L}", Pattern.CASE_INSENSITIVE);

    /** As jane at example dot org, jane at example.org. A word with a dot alone may be a shop's name. */
    private static final Pattern WORDS = Pattern.compile(
            "[\\p{L}\\p{N}._-]+(?:\\s+at\\s+|[_-]at[_-])[\\p{L}\\p{N}.-]+(?:\\s+dot\\s+\\p{L}{2}|\\s*[(\\[]dot[)\\]]|"
                    + "\\.(?:com|org|net|info|eu|de|at|ch|fr|it|es|nl|be|pl|uk|ie|us|io|se|dk|no|fi|pt|cz)\\b)",
            Pattern.CASE_INSENSITIVE);

    private EmailForm() {}

    static boolean isIn(String text) {
        return SIGN.matcher(text).find()
                || BRACKETS.matcher(text).find()
                || WORDS.matcher(text).find();
    }
}
