package dev.recs.jobs.imports.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;

/** The text of a file, plain or gzipped; a byte order mark is skipped. */
final class InputText implements AutoCloseable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER = 1 << 16;

    private final InputBytes bytes;
    private final BufferedReader reader;

    private InputText(InputBytes bytes, BufferedReader reader) {
        this.bytes = bytes;
        this.reader = reader;
    }

    /** @throws dev.recs.model.failure.BadInput if there is no such file */
    static InputText open(Path file, Charset charset) throws IOException {
        InputBytes bytes = InputBytes.open(file);
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, charset), BUFFER);
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            return new InputText(bytes, reader);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    Reader reader() {
        return reader;
    }

    long bytesRead() {
        return bytes.bytesRead();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
