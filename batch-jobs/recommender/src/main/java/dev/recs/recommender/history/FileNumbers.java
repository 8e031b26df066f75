package dev.recs.recommender.history;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Numbers of a {@link HistoryFile}, read from a place on by one thread; others may read the same file. */
final class FileNumbers {

    private static final int BUFFER = 1 << 18;
    private static final int BITS = 7;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private long read;

    FileNumbers(FileChannel channel, long begin) {
        this.channel = channel;
        this.read = begin;
    }

    /** Of the next number in the file. */
    long position() {
        return read - buffer.remaining();
    }

    long next() {
        long number = 0;
        for (int shift = 0; ; shift += BITS) {
            if (!buffer.hasRemaining()) {
                fill();
            }
            byte bits = buffer.get();
            number |= (bits & 0x7FL) << shift;
            if (bits >= 0) {
                return number;
            }
        }
    }

    /** Small numbers of either sign as small numbers: 0, −1, 1, −2 as 0, 1, 2, 3. */
    static long unsigned(long signed) {
        return (signed << 1) ^ (signed >> (Long.SIZE - 1));
    }

    static long signed(long unsigned) {
        return (unsigned >>> 1) ^ -(unsigned & 1);
    }

    private void fill() {
        buffer.clear();
        try {
            int count = channel.read(buffer, read);
            if (count <= 0) {
                throw new EOFException("it ends at byte %d".formatted(read));
            }
            read += count;
        } catch (IOException e) {
            throw HistoryFile.failure(e);
        }
        buffer.flip();
    }
}
