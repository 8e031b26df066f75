package dev.recs.jobs.imports.rows;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters that HTML has names for: those of Latin-1 and the commonest others. */
final class HtmlEntities {

    private static final Pattern ENTITY =
            Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,7});");

    /** In the order of their numbers, from 160. */
    private static final String LATIN_1 =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot"
                    + " cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute"
                    + " Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml"
                    + " Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc"
                    + " iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    private static final int FIRST_OF_LATIN_1 = 160;

    private static final Map<String, String> NAMED = named();

    private HtmlEntities() {}

    static String decode(String text) {
        return ENTITY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(decoded(match)));
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

    private static Map<String, String> named() {
        Map<String, String> named = new HashMap<>(Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'"));
        named.putAll(Map.of("ndash", "–", "mdash", "—", "euro", "€", "hellip", "…", "trade", "™", "bull", "•"));
        named.putAll(Map.of("lsquo", "‘", "rsquo", "’", "sbquo", "‚", "ldquo", "“", "rdquo", "”", "bdquo", "„"));
        String[] names = LATIN_1.split(" ", -1);
        for (int i = 0; i < names.length; i++) {
            named.put(names[i], Character.toString(FIRST_OF_LATIN_1 + i));
        }
        return Map.copyOf(named);
    }
}
