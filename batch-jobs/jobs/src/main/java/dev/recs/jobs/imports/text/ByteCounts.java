package dev.recs.jobs.imports.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the bytes of a text tell of its encoding: marks, zeros, characters of UTF-8 that are whole and that are not. */
final class ByteCounts {

    /** Of the letters; above it a text is hardly of Latin letters in one byte each. */
    private static final double MAX_HIGH_SHARE = 0.4;

    private static final int START = 32;
    private static final List<Mark> MARKS = List.of(
            new Mark(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0}, Charset.forName("UTF-32LE")),
            new Mark(new byte[] {0, 0, (byte) 0xfe, (byte) 0xff}, Charset.forName("UTF-32BE")),
            new Mark(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, StandardCharsets.UTF_8),
            new Mark(new byte[] {(byte) 0xff, (byte) 0xfe}, StandardCharsets.UTF_16LE),
            new Mark(new byte[] {(byte) 0xfe, (byte) 0xff}, StandardCharsets.UTF_16BE));

    private final byte[] start = new byte[START];
    private final long[] values = new long[256];
    private long length;
    private long line = 1;
    private long firstBadLine;
    private long firstZeroLine;
    private int previous;
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
            if (value == 0 && values[0] == 1) {
                firstZeroLine = line;
            }
            line += value == '\r' || (value == '\n' && previous != '\r') ? 1 : 0;
            previous = value;
            follow(value);
        }
    }

    Optional<Charset> byteOrderMark() {
        return MARKS.stream()
                .filter(mark -> length >= mark.bytes().length
                        && Arrays.equals(mark.bytes(), Arrays.copyOf(start, mark.bytes().length)))
                .map(Mark::charset)
                .findFirst();
    }

    boolean hasZero() {
        return values[0] > 0;
    }

    /** By where the zeros stand at the start, which is of Latin letters in every header. */
    Optional<Charset> wideCharset() {
        return Stream.of(
                        new Wide("UTF-32LE", 4, 0),
                        new Wide("UTF-32BE", 4, 3),
                        new Wide("UTF-16LE", 2, 0),
                        new Wide("UTF-16BE", 2, 1))
                .filter(wide -> wide.fits(start, (int) Math.min(length, START)))
                .map(wide -> Charset.forName(wide.name()))
                .findFirst();
    }

    long firstZeroLine() {
        return firstZeroLine;
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

    /** The first bytes that name an encoding. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Mark(byte[] bytes, Charset charset) {}

    /**
     * An encoding of several bytes a character.
     *
     * @param place of the byte that is not zero in a character of Latin letters
     */
    private record Wide(String name, int bytes, int place) {

        boolean fits(byte[] start, int length) {
            return length >= 2 * bytes
                    && IntStream.range(0, length - length % bytes)
                            .allMatch(at -> (start[at] != 0) == (at % bytes == place));
        }
    }
}
