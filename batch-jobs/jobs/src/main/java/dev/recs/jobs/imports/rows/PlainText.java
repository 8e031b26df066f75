package dev.recs.jobs.imports.rows;

import java.util.regex.Pattern;

/** The words of a text that may be HTML, with single blanks between them. */
final class PlainText {

    private static final Pattern HIDDEN = Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

    private PlainText() {}

    /** Some exports write HTML as the text of HTML, so that its tags appear only once its characters are decoded. */
    static String strip(String text) {
        String once = HtmlEntities.decode(withoutTags(text));
        String whole = once.equals(text) ? text : HtmlEntities.decode(withoutTags(once));
        return BLANKS.matcher(whole).replaceAll(" ").strip();
    }

    private static String withoutTags(String text) {
        return TAG.matcher(HIDDEN.matcher(text).replaceAll(" ")).replaceAll(" ");
    }
}
