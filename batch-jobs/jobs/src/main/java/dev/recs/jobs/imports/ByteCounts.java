package dev.recs.jobs.imports;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What the bytes of a text tell of its encoding: marks, zeros, characters of UTF-8 that are whole and that are not. */
final class ByteCounts {

    /** Of the letters; above it a text is hardly of Latin letters in one byte each. */
    private static final double MAX_HIGH_SHARE = 0.4;

    private final byte[] start = new byte[3];
    private final long[] values = new long[256];
    private long length;
    private long line = 1;
    private long firstBadLine;
    private long bad;
    private long whole;
    private int missing;
    private boolean first;

    void add(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            int value = bytes[i] & 0xff;
            if (length < start.length) {
                start[(int) length] = bytes[i];
            }
            length++;
            values[value]++;
            line += value == '\n' ? 1 : 0;
            follow(value);
        }
    }

    Optional<Charset> byteOrderMark() {
        if (length >= 3 && Arrays.equals(start, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf})) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (length >= 2 && start[0] == (byte) 0xff && start[1] == (byte) 0xfe) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return length >= 2 && start[0] == (byte) 0xfe && start[1] == (byte) 0xff
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    boolean hasZero() {
        return values[0] > 0;
    }

    boolean isUtf8() {
        return bad == 0 && missing == 0;
    }

    /** More characters are whole than broken: damage in UTF-8, which costs its rows, not another encoding. */
    boolean hasManyUtf8Characters() {
        return whole > bad;
    }

    /** No byte that windows-1252 leaves free, and not so many above 127 as another script has. */
    boolean canBeWindows1252() {
        long free = values[0x81] + values[0x8d] + values[0x8f] + values[0x90] + values[0x9d];
        long high = Arrays.stream(values, 0xc0, 0x100).sum();
        long letters = high
                + Arrays.stream(values, 'A', 'Z' + 1).sum()
                + Arrays.stream(values, 'a', 'z' + 1).sum();
        return free == 0 && high <= MAX_HIGH_SHARE * letters;
    }

    long firstBadLine() {
        return firstBadLine == 0 ? line : firstBadLine;
    }

    private void follow(int value) {
        boolean continues = value >= 0x80 && value < 0xc0;
        if (missing > 0 && continues) {
            missing--;
            whole += missing == 0 ? 1 : 0;
            return;
        }
        if (missing > 0) {
            note();
            missing = 0;
        }
        if (value >= 0xc2 && value < 0xf5) {
            missing = value < 0xe0 ? 1 : value < 0xf0 ? 2 : 3;
        } else if (value >= 0x80) {
            note();
        }
    }

    private void note() {
        bad++;
        if (!first) {
            first = true;
            firstBadLine = line;
        }
    }
}
