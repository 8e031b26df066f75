package dev.recs.model;

import dev.recs.model.failure.BadInput;
import java.util.Optional;

/** The rules that every identifier of the store obeys. */
final class Identifiers {

    private static final int MAX_LENGTH = 64;

    private Identifiers() {}

    /**
     * Refuses what a {@code VARCHAR(64)} of binary collation would change or reject.
     *
     * @throws BadInput if the value is empty, longer than 64 characters, begins or ends with a blank, or holds a control
     *     character or half of a surrogate pair
     */
    static void requireValid(String what, String value) {
        fault(what, value).ifPresent(fault -> {
            throw new BadInput(fault);
        });
    }

    static boolean isValid(String value) {
        return fault("id", value).isEmpty();
    }

    private static Optional<String> fault(String what, String value) {
        int length = value.codePointCount(0, value.length());
        if (length == 0 || length > MAX_LENGTH) {
            return Optional.of("%s has %d characters: expected 1 to %d".formatted(what, length, MAX_LENGTH));
        }
        if (!value.strip().equals(value)) {
            return Optional.of("%s '%s' begins or ends with a blank: remove it".formatted(what, value));
        }
        return PlainCharacters.areAllOf(value)
                ? Optional.empty()
                : Optional.of("%s of %d characters holds a control character or half a character: expected plain text"
                        .formatted(what, length));
    }

    /** Order of the UTF-8 bytes, which is the order of code points; {@code String.compareTo} differs above U+D7FF. */
    static int compareUtf8(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
