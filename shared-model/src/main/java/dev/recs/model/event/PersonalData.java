package dev.recs.model.event;

import java.util.regex.Pattern;

/**
 * Recognises a search text that looks like an e-mail address, a phone number or a card number.
 *
 * <p>Such a text is never embedded, stored or logged. It errs on the side of dropping: a search of nine digits in a row is
 * lost, which costs one weak signal.
 */
public final class PersonalData {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@＠]+\\s*[@＠]\\s*[^\\s@＠]+\\.[^\\s@＠]{2,}");
    private static final Pattern SEPARATED_DIGITS = Pattern.compile("\\+?\\p{Nd}(?:[\\s().\\-/]*\\p{Nd}){7,}");

    private PersonalData() {}

    public static boolean looksLikeIt(String text) {
        return EMAIL.matcher(text).find() || SEPARATED_DIGITS.matcher(text).find();
    }
}
