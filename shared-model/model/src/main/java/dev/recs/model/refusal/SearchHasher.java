package dev.recs.model.refusal;

import dev.recs.model.KeyedHash;
import dev.recs.model.UserId;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes what stands for a forgotten search: a keyed hash of user and text, so that a search is recognised without being kept, and the same
 * search of two users cannot be told to be one. Capitals and the number of blanks make no other search. Thread-safe.
 */
public final class SearchHasher {

    /** Keeps these apart from the tombstones, which have the same key. */
    private static final String PURPOSE = "search\u001f";

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final KeyedHash hash;

    /** @param key that of the tombstones: the same in every process, or a forgotten search is not recognised */
    public SearchHasher(byte[] key) {
        this.hash = new KeyedHash(key);
    }

    /** 64 hexadecimal digits. */
    public String hash(UserId user, String search) {
        return hash.hex(PURPOSE + user.value() + '\u001f' + normal(search));
    }

    private static String normal(String search) {
        return BLANKS.matcher(search.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
