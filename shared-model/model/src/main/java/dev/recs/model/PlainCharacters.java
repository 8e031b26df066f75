package dev.recs.model;

/** What every text may consist of that others send us: all but control characters and halves of a surrogate pair. */
public final class PlainCharacters {

    private PlainCharacters() {}

    /** A plain loop: ids are checked several times in every request. */
    public static boolean areAllOf(String text) {
        for (int i = 0; i < text.length(); i++) {
            int codePoint = text.codePointAt(i);
            int type = Character.getType(codePoint);
            if (type == Character.CONTROL || type == Character.SURROGATE) {
                return false;
            }
            i += Character.charCount(codePoint) - 1;
        }
        return true;
    }
}
