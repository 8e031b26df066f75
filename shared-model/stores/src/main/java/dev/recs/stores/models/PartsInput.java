package dev.recs.stores.models;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;
import org.bson.Document;
import org.bson.types.Binary;

/** The parts of a version, read one after the other as the stream comes to them. Holds one part. */
final class PartsInput extends InputStream {

    private final IntFunction<Optional<Document>> documents;
    private final int parts;
    private byte[] part = new byte[0];
    private int at;
    private int read;

    /**
     * @param documents the part of a number, from 0; empty if it is not there
     * @param parts how many there must be
     */
    PartsInput(IntFunction<Optional<Document>> documents, int parts) {
        this.documents = documents;
        this.parts = parts;
    }

    @Override
    public int read() throws IOException {
        return ended() ? -1 : part[at++] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (ended()) {
            return -1;
        }
        int taken = Math.min(length, part.length - at);
        System.arraycopy(part, at, bytes, offset, taken);
        at += taken;
        return taken;
    }

    /** Goes on to the next part where this one is read. */
    private boolean ended() throws MissingPart {
        while (at == part.length && read < parts) {
            Optional<Document> document = documents.apply(read);
            if (document.isEmpty()) {
                throw new MissingPart(read, parts);
            }
            part = document.get().get("bytes", Binary.class).getData();
            at = 0;
            read++;
        }
        return at == part.length;
    }

    /** The version is not complete, or was dropped while it was read. */
    static final class MissingPart extends IOException {

        private static final long serialVersionUID = 1L;

        MissingPart(int part, int parts) {
            super("part %d of %d is missing".formatted(part, parts));
        }
    }
}
