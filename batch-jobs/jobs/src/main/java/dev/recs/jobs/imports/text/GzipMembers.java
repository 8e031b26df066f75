package dev.recs.jobs.imports.text;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What a gzip file holds, member after member (RFC 1952); zeros at its end are the padding of a tape.
 *
 * <p>{@link java.util.zip.GZIPInputStream} ends in silence where something else follows a member, so that half of a damaged file would pass for the
 * whole.
 */
final class GzipMembers extends InputStream {

    static final int MAGIC_1 = 0x1f;
    static final int MAGIC_2 = 0x8b;

    private static final int BUFFER = 1 << 16;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    /** Time, flags of the compression, system. */
    private static final int UNUSED_BYTES = 6;

    private final PushbackInputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] packed = new byte[BUFFER];
    private final byte[] one = new byte[1];
    private int filled;
    private boolean isOver;

    GzipMembers(InputStream in) throws IOException {
        this.in = new PushbackInputStream(in, BUFFER);
        try {
            isOver = !beginMember();
        } catch (IOException e) {
            inflater.end();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws ZipException if the file is damaged, or something else follows its last member */
    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        while (!isOver && length > 0) {
            int count = inflate(bytes, from, length);
            if (count > 0) {
                checksum.update(bytes, from, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
                isOver = !beginMember();
            } else {
                fill();
            }
        }
        return length > 0 ? -1 : 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] bytes, int from, int length) throws ZipException {
        try {
            return inflater.inflate(bytes, from, length);
        } catch (DataFormatException e) {
            throw new ZipException("damaged gzip: " + e.getMessage());
        }
    }

    private void fill() throws IOException {
        filled = in.read(packed);
        if (filled < 0) {
            throw new EOFException("unexpected end of gzip");
        }
        inflater.setInput(packed, 0, filled);
    }

    /** False at the end of the file. */
    private boolean beginMember() throws IOException {
        int first = in.read();
        boolean isPadded = first == 0;
        while (first == 0) {
            first = in.read();
        }
        if (first < 0) {
            return false;
        }
        if (isPadded || first != MAGIC_1 || in.read() != MAGIC_2) {
            throw new ZipException("something else follows the end of the gzip");
        }
        skipHeader();
        inflater.reset();
        checksum.reset();
        return true;
    }

    private void skipHeader() throws IOException {
        if (next() != DEFLATE) {
            throw new ZipException("damaged gzip: unknown compression");
        }
        int flags = next();
        in.skipNBytes(UNUSED_BYTES);
        if ((flags & EXTRA) != 0) {
            in.skipNBytes(next() + (next() << 8));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            in.skipNBytes(2);
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // A text ends at a zero.
        }
    }

    /** What was read beyond the member goes back: its checksum and length, and what follows. */
    private void endMember() throws IOException {
        int left = inflater.getRemaining();
        in.unread(packed, filled - left, left);
        long sum = word();
        long length = word();
        if (sum != checksum.getValue() || length != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("damaged gzip: its checksum is another");
        }
    }

    private long word() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("unexpected end of gzip");
        }
        return next;
    }
}
