package dev.recs.serving.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON put together from pieces that were rendered before, and from numbers. Not thread-safe. */
public final class JsonBytes {

    /** Numbers have four digits after the point: what a page can show. */
    private static final int UNITS = 10_000;

    private static final int LONGEST_NUMBER = 26;
    private static final int BASE = 10;

    private byte[] bytes;
    private int size;

    public JsonBytes(int expectedSize) {
        this.bytes = new byte[expectedSize];
    }

    /** In bytes. */
    public int size() {
        return size;
    }

    public void add(Rendered piece) {
        reserve(piece.length());
        piece.copyTo(bytes, size);
        size += piece.length();
    }

    /** A character of ASCII. */
    public void add(char character) {
        reserve(1);
        bytes[size++] = (byte) character;
    }

    public void add(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        reserve(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
    }

    /** Rounded to four digits after the point, without zeros at the end; not a number is 0, beyond a 64-bit count of them the largest. */
    public void add(double number) {
        reserve(LONGEST_NUMBER);
        long units = Math.max(-Long.MAX_VALUE, Math.round(number * UNITS));
        if (units < 0) {
            bytes[size++] = '-';
            units = -units;
        }
        addWhole(units / UNITS);
        int fraction = (int) (units % UNITS);
        if (fraction != 0) {
            addFraction(fraction);
        }
    }

    public void add(JsonBytes more) {
        reserve(more.size);
        System.arraycopy(more.bytes, 0, bytes, size, more.size);
        size += more.size;
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    public long fingerprint() {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(bytes, 0, size);
        return fingerprint.value();
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    private void addWhole(long whole) {
        if (whole < BASE) {
            bytes[size++] = (byte) ('0' + whole);
            return;
        }
        byte[] digits = Long.toString(whole).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(digits, 0, bytes, size, digits.length);
        size += digits.length;
    }

    /** Divides by constants only, which compilers turn into multiplications; a hundred numbers stand in a response. */
    private void addFraction(int fraction) {
        bytes[size] = '.';
        bytes[size + 1] = (byte) ('0' + fraction / 1_000);
        bytes[size + 2] = (byte) ('0' + fraction / 100 % BASE);
        bytes[size + 3] = (byte) ('0' + fraction / 10 % BASE);
        bytes[size + 4] = (byte) ('0' + fraction % BASE);
        size += 5;
        while (bytes[size - 1] == '0') {
            size--;
        }
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
