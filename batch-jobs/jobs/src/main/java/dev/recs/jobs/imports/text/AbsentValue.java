package dev.recs.jobs.imports.text;

import java.util.Locale;
import java.util.Set;

/** What databases, spreadsheets and programs write where there is no value. */
final class AbsentValue {

    private static final int LONGEST = 19;
    private static final Set<String> WORDS = Set.of(
            "null",
            "(null)",
            "<null>",
            "[null]",
            "\\n",
            "none",
            "nan",
            "na",
            "n/a",
            "undefined",
            "-",
            "--",
            "–",
            "—",
            "#n/a",
            "#nv",
            "#null!",
            "#ref!",
            "#bezug!",
            "#name?",
            "#value!",
            "#wert!",
            "#div/0!",
            "#num!",
            "0000-00-00",
            "0000-00-00 00:00:00");

    /** Most values need no more than this. */
    private static final String STARTS = "nNuU(<[\\-–—#0";

    private AbsentValue() {}

    /** @param text not empty */
    static boolean isOne(String text) {
        return text.length() <= LONGEST
                && STARTS.indexOf(text.charAt(0)) >= 0
                && WORDS.contains(text.toLowerCase(Locale.ROOT));
    }
}
