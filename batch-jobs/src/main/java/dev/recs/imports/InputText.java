package dev.recs.imports;

import dev.recs.model.failure.BadInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The text of a file, plain or gzipped by its first bytes; UTF-8, a byte order mark skipped. Counts what it read from the disk. */
final class InputText implements AutoCloseable {

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int BUFFER = 1 << 16;

    private final Counting disk;
    private final Reader reader;

    private InputText(Counting disk, Reader reader) {
        this.disk = disk;
        this.reader = reader;
    }

    /** @throws BadInput if there is no such file */
    static InputText open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadInput("no file at %s: give the path of a file that exists".formatted(file));
        }
        Counting disk = new Counting(Files.newInputStream(file));
        PushbackInputStream raw = new PushbackInputStream(disk, GZIP.length);
        InputStream bytes = startsWith(raw, GZIP, true) ? new GZIPInputStream(raw, BUFFER) : raw;
        PushbackInputStream text = new PushbackInputStream(bytes, BYTE_ORDER_MARK.length);
        startsWith(text, BYTE_ORDER_MARK, false);
        return new InputText(disk, new InputStreamReader(text, StandardCharsets.UTF_8));
    }

    Reader reader() {
        return reader;
    }

    long bytesRead() {
        return disk.count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Leaves the bytes unread unless they are the prefix; the prefix too if it is to be kept. */
    private static boolean startsWith(PushbackInputStream in, byte[] prefix, boolean keep) throws IOException {
        byte[] start = in.readNBytes(prefix.length);
        boolean found = Arrays.equals(start, prefix);
        if (!found || keep) {
            in.unread(start);
        }
        return found;
    }

    private static final class Counting extends FilterInputStream {

        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
