package dev.recs.serving.answer;

import java.io.ByteArrayOutputStream;

/** Bytes that are sent from where they were written. */
final class AnswerBytes extends ByteArrayOutputStream {

    AnswerBytes(int size) {
        super(size);
    }

    /** The array itself; only the first {@link #size()} bytes count. */
    byte[] bytes() {
        return buf;
    }

    void appendTo(AnswerBytes other) {
        other.write(buf, 0, count);
    }
}
