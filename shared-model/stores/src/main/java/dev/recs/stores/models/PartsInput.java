package dev.recs.stores.models;

import com.mongodb.client.MongoCursor;
import java.io.IOException;
import java.io.InputStream;
import org.bson.Document;
import org.bson.types.Binary;

/** The parts of a version, read one after the other as the stream comes to them. Holds one part. */
final class PartsInput extends InputStream {

    private final MongoCursor<Document> documents;
    private final int parts;
    private byte[] part = new byte[0];
    private int at;
    private int read;

    /**
     * @param documents in the order of their numbers
     * @param parts how many there must be
     */
    PartsInput(MongoCursor<Document> documents, int parts) {
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
            if (!documents.hasNext()) {
                throw new MissingPart(read, parts);
            }
            Document document = documents.next();
            if (document.getInteger("part", -1) != read) {
                throw new MissingPart(read, parts);
            }
            part = document.get("bytes", Binary.class).getData();
            at = 0;
            read++;
        }
        return at == part.length;
    }

    @Override
    public void close() {
        documents.close();
    }

    /** The version is not complete, or was dropped while it was read. */
    static final class MissingPart extends IOException {

        private static final long serialVersionUID = 1L;

        MissingPart(int part, int parts) {
            super("part %d of %d is missing".formatted(part, parts));
        }
    }
}
