package dev.recs.jobs.imports;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text that may be HTML, with single blanks between them. */
final class PlainText {

    private static final Pattern HIDDEN = Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,6});");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");
    private static final Map<String, String> NAMED = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "ndash", "–", "mdash", "—",
            "euro", "€");

    private PlainText() {}

    static String strip(String text) {
        String visible = HIDDEN.matcher(text).replaceAll(" ");
        String untagged = TAG.matcher(visible).replaceAll(" ");
        String decoded = ENTITY.matcher(untagged).replaceAll(match -> Matcher.quoteReplacement(decoded(match)));
        return BLANKS.matcher(decoded).replaceAll(" ").strip();
    }

    private static String decoded(MatchResult entity) {
        String name = entity.group(1);
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, entity.group());
        }
        boolean isHex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        int codePoint = isHex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        return Character.isValidCodePoint(codePoint) && codePoint >= ' ' ? Character.toString(codePoint) : " ";
    }
}
