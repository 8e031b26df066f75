package dev.recs.model;

import java.util.Locale;

/**
 * The locale in which formats write numbers: the same on every machine.
 *
 * <p>Keys, SQL and messages are made by formats; in the locale of the machine they may have other digits (Persian, Marathi) or a decimal comma.
 */
public final class FormatLocale {

    private FormatLocale() {}

    /** For the whole process; to be called before anything else. Texts of a language name their locale. */
    public static void use() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    }
}
