package dev.recs.model.redis;

import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.ShelfKind;
import java.util.List;

/**
 * The binary body of a list, after an {@link Envelope} of format 2. A varint has seven bits a byte, the lowest first, and the eighth bit
 * while more follow.
 *
 * <pre>
 * generated-at   8 bytes, milliseconds since 1970
 * model          varint of its length, UTF-8
 * counts         varints: items, texts
 * texts          each once: ids of the items in their order, then what else is named
 * items          score, varint: reasons; then each reason
 *   score        varint, zigzag, in ten-thousandths, as an answer shows it
 *   reason       1 byte type, with two flags; text; varint of the share without its sign, in ten-thousandths
 * shelves        varint; each: 1 byte kind, text of the subject, varint of products, a text each
 * </pre>
 *
 * <p>A text is a varint: 0 for none, else its place, from 1. In the table its own varint has the form in the two lowest bits ({@link
 * Form}), so that ids of digits take half of their length and UUIDs 16 bytes.
 */
final class BinaryList {

    /** What scores and shares are counted in; answers have four digits after the point. */
    static final double UNITS = 10_000;

    /** The reason took from the score. */
    static final int TAKES = 0x80;

    /** Its share is below zero, which is that of a reason that gave to a score below zero too. */
    static final int SHARE_BELOW_ZERO = 0x40;

    private static final int TYPE = 0x3f;

    /** By their number in a stored list: only ever added to. */
    private static final ReasonType[] TYPES = {
        ReasonType.OTHER,
        ReasonType.BOUGHT_TOGETHER,
        ReasonType.BOUGHT_AFTER,
        ReasonType.VIEWED_TOGETHER,
        ReasonType.SIMILAR_TO_BOUGHT,
        ReasonType.SIMILAR_TO_VIEWED,
        ReasonType.SEARCHED,
        ReasonType.TASTE,
        ReasonType.BUY_AGAIN,
        ReasonType.PURCHASES,
        ReasonType.TRENDING,
        ReasonType.POPULAR_THIS_WEEK,
        ReasonType.POPULAR_THIS_MONTH,
        ReasonType.NEW_AND_SELLING,
        ReasonType.RISING,
        ReasonType.DESIGNS,
        ReasonType.SEASON,
        ReasonType.PROMOTED,
        ReasonType.SHOWN_OFTEN,
        ReasonType.VARIETY
    };

    private static final List<ReasonType> NUMBERS = List.of(TYPES);

    /** The same of the kinds of shelves; 0 is one that is none of ours, whose name stands first among its texts. */
    private static final ShelfKind[] KINDS = {
        ShelfKind.BECAUSE_YOU_BOUGHT,
        ShelfKind.SIMILAR_TO,
        ShelfKind.BUY_AGAIN,
        ShelfKind.INSPIRED_BY_SEARCH,
        ShelfKind.MORE_IN_CATEGORY,
        ShelfKind.TRENDING
    };

    private BinaryList() {}

    /** @return {@link ReasonType#OTHER} for one that only a later version of ours knows */
    static ReasonType type(int reason) {
        int number = reason & TYPE;
        return number < TYPES.length ? TYPES[number] : ReasonType.OTHER;
    }

    static int numberOf(ReasonType type) {
        return NUMBERS.indexOf(type);
    }

    /** Empty for 0 and for one that only a later version of ours knows. */
    static String kind(int number) {
        return number > 0 && number <= KINDS.length ? KINDS[number - 1].wireName() : "";
    }

    /** 0 for a name that is none of ours. */
    static int numberOf(String kind) {
        for (int i = 0; i < KINDS.length; i++) {
            if (KINDS[i].wireName().equals(kind)) {
                return i + 1;
            }
        }
        return 0;
    }
}
