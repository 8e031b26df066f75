package dev.recs.recommender.history;

import dev.recs.model.failure.Misconfigured;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Histories in a temporary file that has no name once it is open, so that nothing is left of it whatever ends the process.
 *
 * <p>By user, in numbers of 7 bits a byte: how many lines, and of each the product and the milliseconds since the line before; about 7 bytes
 * a line, no user ids. In memory is where every {@value #LINES_OF_A_MARK} lines begin, by which the users are shared out.
 */
final class HistoryFile implements UserHistories, AutoCloseable {

    private static final int LINES_OF_A_MARK = 1 << 14;

    private final FileChannel channel;
    private final long[] marks;
    private final long lines;

    /** @param marks where users begin, the end of the file last */
    private HistoryFile(FileChannel channel, long[] marks, long lines) {
        this.channel = channel;
        this.marks = marks;
        this.lines = lines;
    }

    static Writer open() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Path file = Files.createTempFile(folder, "recs-purchases", ".tmp");
            return new Writer(FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    static Misconfigured failure(IOException cause) {
        return new Misconfigured(
                "purchases cannot be kept in %s while the model is trained (%s): expected a folder with room for 7 bytes a purchase; name one by -Djava.io.tmpdir"
                        .formatted(System.getProperty("java.io.tmpdir"), cause.getMessage()),
                cause);
    }

    @Override
    public long lineCount() {
        return lines;
    }

    @Override
    public void forEachUser(int part, int parts, Consumer<UserHistory> consumer) {
        int pieces = marks.length - 1;
        FileNumbers numbers = new FileNumbers(channel, marks[(int) ((long) pieces * part / parts)]);
        long end = marks[(int) ((long) pieces * (part + 1) / parts)];
        int[] products = new int[LINES_OF_A_MARK];
        long[] times = new long[LINES_OF_A_MARK];
        while (numbers.position() < end) {
            int size = (int) numbers.next();
            if (size > products.length) {
                products = new int[2 * size];
                times = new long[2 * size];
            }
            long millis = 0;
            for (int line = 0; line < size; line++) {
                products[line] = (int) numbers.next();
                millis += FileNumbers.signed(numbers.next());
                times[line] = millis;
            }
            consumer.accept(new UserHistory(products, times, 0, size));
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Writes users one after the other. */
    static final class Writer implements HistoryWriter {

        private static final int BUFFER = 1 << 16;
        private static final int LONGEST = 10;

        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        private final LongArrayList marks = new LongArrayList(new long[] {0});
        private int[] products = new int[LINES_OF_A_MARK];
        private long[] times = new long[LINES_OF_A_MARK];
        private int size = -1;
        private int linesOfMark;
        private long written;
        private long lines;

        Writer(FileChannel channel) {
            this.channel = channel;
        }

        /** A whole user. */
        void addAll(UserHistory user) {
            begin();
            for (int line = 0; line < user.size(); line++) {
                add(user.product(line), user.millis(line));
            }
        }

        @Override
        public void begin() {
            endUser();
            size = 0;
        }

        @Override
        public void add(int product, long millis) {
            if (size == products.length) {
                products = Arrays.copyOf(products, 2 * size);
                times = Arrays.copyOf(times, 2 * size);
            }
            products[size] = product;
            times[size] = millis;
            size++;
        }

        @Override
        public UserHistories toHistories(PurchaseHistory inMemory) {
            endUser();
            flush();
            marks.add(written);
            return new HistoryFile(channel, marks.toLongArray(), lines);
        }

        @Override
        public void close() {
            HistoryFile.close(channel);
        }

        private void endUser() {
            if (size < 0) {
                return;
            }
            write(size);
            long before = 0;
            for (int line = 0; line < size; line++) {
                write(products[line]);
                write(FileNumbers.unsigned(times[line] - before));
                before = times[line];
            }
            lines += size;
            linesOfMark += size;
            size = -1;
            if (linesOfMark >= LINES_OF_A_MARK) {
                linesOfMark = 0;
                marks.add(written + buffer.position());
            }
        }

        private void write(long number) {
            if (buffer.remaining() < LONGEST) {
                flush();
            }
            long rest = number;
            while ((rest & ~0x7FL) != 0) {
                buffer.put((byte) (rest | 0x80));
                rest >>>= 7;
            }
            buffer.put((byte) rest);
        }

        private void flush() {
            buffer.flip();
            try {
                while (buffer.hasRemaining()) {
                    written += channel.write(buffer);
                }
            } catch (IOException e) {
                throw failure(e);
            }
            buffer.clear();
        }
    }
}
