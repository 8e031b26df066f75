package dev.recs.model.event;

import dev.recs.model.PlainCharacters;
import dev.recs.model.failure.BadInput;

/** The rules for the text of a search, whoever brings it. What is refused is never repeated. */
public final class SearchText {

    /** In characters, as databases and JSON Schema count them. */
    public static final int MAX_LENGTH = 200;

    private SearchText() {}

    /**
     * The text without blanks around it.
     *
     * @throws BadInput if nothing is left, it is too long, holds a control character or half of a surrogate pair, or looks like personal data
     */
    public static String require(String typed) {
        String text = typed.strip();
        int length = text.codePointCount(0, text.length());
        if (length == 0 || length > MAX_LENGTH) {
            throw new BadInput("query has %d characters: expected 1 to %d".formatted(length, MAX_LENGTH));
        }
        if (!PlainCharacters.areAllOf(text)) {
            throw new BadInput("query holds a control character or half a character: expected plain text");
        }
        if (PersonalData.looksLikeIt(text)) {
            throw new BadInput("query looks like personal data: it is not stored");
        }
        return text;
    }
}
