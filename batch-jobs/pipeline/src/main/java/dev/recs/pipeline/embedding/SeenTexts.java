package dev.recs.pipeline.embedding;

import dev.recs.model.TextHash;
import java.util.BitSet;

/**
 * Remembers which texts were there before, in a fixed 16 MB however many there are (Bloom filter).
 *
 * <p>Among ten million texts about one in five hundred is taken for one seen before although it was not: good enough for an
 * estimate. Bits are chosen by the words of the SHA-256 of the text, so the same texts always give the same answer.
 */
final class SeenTexts {

    private static final int BITS = 1 << 27;
    private static final int WORDS = 7;
    private static final int HEX_DIGITS_PER_WORD = 8;
    private static final int HEX = 16;

    private final BitSet bits = new BitSet(BITS);

    /** Whether the text is new; it is seen from now on. */
    boolean add(String text) {
        String hash = TextHash.hash(text);
        boolean isNew = false;
        for (int word = 0; word < WORDS; word++) {
            int from = word * HEX_DIGITS_PER_WORD;
            int bit = Integer.parseUnsignedInt(hash, from, from + HEX_DIGITS_PER_WORD, HEX) & (BITS - 1);
            isNew |= !bits.get(bit);
            bits.set(bit);
        }
        return isNew;
    }
}
