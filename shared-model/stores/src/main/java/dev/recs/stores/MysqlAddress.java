package dev.recs.stores;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address of the one driver, taken apart at its database.
 *
 * @param server scheme, host and port
 * @param database empty: none
 * @param parameters from the question mark on, or empty
 */
public record MysqlAddress(String server, String database, String parameters) {

    private static final Pattern FORM = Pattern.compile("(jdbc:[^/]*//[^/?]*)(?:/([^?]*))?(\\?.*)?");

    /** An address of no known form is one of a server without a database: the driver says what is wrong with it. */
    public static MysqlAddress parse(String url) {
        Matcher parts = FORM.matcher(url);
        return parts.matches()
                ? new MysqlAddress(parts.group(1), orEmpty(parts.group(2)), orEmpty(parts.group(3)))
                : new MysqlAddress(url, "", "");
    }

    public MysqlAddress withDatabase(String name) {
        return new MysqlAddress(server, name, parameters);
    }

    public String url() {
        return server + "/" + database + parameters;
    }

    /** Without the parameters, which may hold a password. */
    @Override
    public String toString() {
        return server + "/" + database;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
