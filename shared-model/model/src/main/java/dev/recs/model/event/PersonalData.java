package dev.recs.model.event;

import java.text.Normalizer;

/**
 * Recognises a search text that looks like an e-mail address, a phone number or a card number.
 *
 * <p>Such a text is never embedded, stored or logged. A number needs the form of one: years, sizes, set numbers and book numbers are
 * ordinary searches. What cannot be told apart is dropped: a part number of nine digits in a row is lost, which costs one weak signal.
 */
public final class PersonalData {

    private PersonalData() {}

    public static boolean looksLikeIt(String text) {
        String plain = plain(text);
        return EmailForm.isIn(plain) || CardForm.isIn(plain) || PhoneForm.isIn(plain);
    }

    /** Digits of every script as 0 to 9, every dash as one, wide forms and odd blanks as plain ones. */
    private static String plain(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(composed.length());
        composed.codePoints().forEach(codePoint -> {
            switch (Character.getType(codePoint)) {
                case Character.DECIMAL_DIGIT_NUMBER -> plain.append(Character.digit(codePoint, 10));
                case Character.DASH_PUNCTUATION -> plain.append('-');
                case Character.SPACE_SEPARATOR -> plain.append(' ');
                case Character.FORMAT -> {}
                default -> plain.appendCodePoint(codePoint);
            }
        });
        return plain.toString();
    }
}
