package dev.recs.jobs.imports.text;

import dev.recs.model.failure.BadInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The bytes of a file, plain or gzipped by its first bytes. Counts what it read from the disk. */
final class InputBytes extends FilterInputStream {

    private static final byte[] GZIP = {GzipMembers.MAGIC_1, (byte) GzipMembers.MAGIC_2};

    private final Counting disk;

    private InputBytes(InputStream bytes, Counting disk) {
        super(bytes);
        this.disk = disk;
    }

    /** @throws BadInput if there is no such file */
    static InputBytes open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadInput("no file at %s: give the path of a file that exists".formatted(file));
        }
        Counting disk = new Counting(Files.newInputStream(file));
        try {
            PushbackInputStream raw = new PushbackInputStream(disk, GZIP.length);
            byte[] start = raw.readNBytes(GZIP.length);
            raw.unread(start);
            return new InputBytes(Arrays.equals(start, GZIP) ? new GzipMembers(raw) : raw, disk);
        } catch (IOException e) {
            disk.close();
            throw e;
        }
    }

    long bytesRead() {
        return disk.count;
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
