package dev.recs.model.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A text in the table of a {@link BinaryList}, in the shortest of four forms. Most are product ids: digits, digits and a letter, or a UUID.
 *
 * <p>The two lowest bits of the varint that it begins with name the form; the others are the length, or the number.
 */
final class BinaryText {

    private static final int UTF_8 = 0;
    private static final int NUMBER = 1;
    private static final int NUMBER_AND_LETTER = 2;
    private static final int UUID_BYTES = 3;
    private static final int FORM = 3;
    private static final int FORM_BITS = 2;
    private static final int UUID_LENGTH = 36;

    /** A number of so many digits fits into 62 bits. */
    private static final int MOST_DIGITS = 18;

    private BinaryText() {}

    static void write(String text, VarintWriter out) {
        int digits = digits(text);
        if (digits > 0 && digits == text.length()) {
            out.varint((Long.parseLong(text) << FORM_BITS) | NUMBER);
        } else if (digits > 0 && digits == text.length() - 1 && text.charAt(digits) < Byte.MAX_VALUE) {
            out.varint((Long.parseLong(text, 0, digits, 10) << FORM_BITS) | NUMBER_AND_LETTER);
            out.write(text.charAt(digits));
        } else if (isUuid(text)) {
            UUID uuid = UUID.fromString(text);
            out.varint(UUID_BYTES);
            out.writeBytes(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array());
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.varint(((long) bytes.length << FORM_BITS) | UTF_8);
            out.writeBytes(bytes);
        }
    }

    static String read(VarintReader in) {
        long head = in.varint();
        return switch ((int) head & FORM) {
            case NUMBER -> Long.toString(head >>> FORM_BITS);
            case NUMBER_AND_LETTER -> Long.toString(head >>> FORM_BITS) + (char) in.next();
            case UUID_BYTES -> new UUID(in.eight(), in.eight()).toString();
            default -> in.text(head >>> FORM_BITS);
        };
    }

    static void skip(VarintReader in) {
        long head = in.varint();
        switch ((int) head & FORM) {
            case NUMBER -> {}
            case NUMBER_AND_LETTER -> in.skip(1);
            case UUID_BYTES -> in.skip(2 * Long.BYTES);
            default -> in.skip(head >>> FORM_BITS);
        }
    }

    /** How many digits it begins with, if they read the same after they were a number; else 0. */
    private static int digits(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        boolean isNumber = digits == 1 || (digits > 1 && digits <= MOST_DIGITS && text.charAt(0) != '0');
        return isNumber ? digits : 0;
    }

    /** As a UUID prints itself: other spellings of the same must stay as they are. */
    private static boolean isUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(i);
            boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
            if (isDash ? c != '-' : (c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
