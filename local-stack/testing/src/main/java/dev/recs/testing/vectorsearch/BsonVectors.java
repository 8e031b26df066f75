package dev.recs.testing.vectorsearch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.UnaryOperator;

/** Walks the documents of a message of MongoDB's protocol and changes the subtype of every binary that holds a float32 vector. */
final class BsonVectors {

    private static final int OP_MSG = 2013;
    private static final int HEADER = 16;
    private static final int FLAGS = 4;
    private static final byte FLOAT32 = 0x27;

    private final ByteBuffer message;
    private final UnaryOperator<Byte> subtype;

    private BsonVectors(byte[] message, UnaryOperator<Byte> subtype) {
        this.message = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        this.subtype = subtype;
    }

    /** In place; messages of other kinds stay as they are. */
    static void change(byte[] message, UnaryOperator<Byte> subtype) {
        BsonVectors vectors = new BsonVectors(message, subtype);
        if (vectors.message.getInt(12) == OP_MSG) {
            vectors.sections(HEADER + FLAGS);
        }
    }

    private void sections(int from) {
        int at = from;
        while (at < message.limit()) {
            int kind = message.get(at);
            int size = message.getInt(at + 1);
            if (kind == 0) {
                document(at + 1);
            } else {
                int document = text(at + 5);
                while (document < at + 1 + size) {
                    document = document(document);
                }
            }
            at += 1 + size;
        }
    }

    /** Where the document ends. */
    private int document(int from) {
        int end = from + message.getInt(from);
        int at = from + 4;
        while (message.get(at) != 0) {
            at = value(message.get(at), text(at + 1));
        }
        return end;
    }

    /** Where the value ends. */
    private int value(int type, int at) {
        return switch (type) {
            case 0x06, 0x0A, 0x7F, -1 -> at;
            case 0x08 -> at + 1;
            case 0x10 -> at + 4;
            case 0x01, 0x09, 0x11, 0x12 -> at + 8;
            case 0x07 -> at + 12;
            case 0x13 -> at + 16;
            case 0x02, 0x0D, 0x0E -> at + 4 + message.getInt(at);
            case 0x03, 0x04 -> document(at);
            case 0x05 -> binary(at);
            case 0x0B -> text(text(at));
            default -> throw new IllegalStateException("BSON type %d is not known here".formatted(type));
        };
    }

    private int binary(int at) {
        int size = message.getInt(at);
        boolean vector = size >= 2 && (size - 2) % Float.BYTES == 0 && message.get(at + 5) == FLOAT32;
        if (vector && message.get(at + 6) == 0) {
            message.put(at + 4, subtype.apply(message.get(at + 4)));
        }
        return at + 5 + size;
    }

    /** Where a text that ends with 0 ends. */
    private int text(int from) {
        int at = from;
        while (message.get(at) != 0) {
            at++;
        }
        return at + 1;
    }
}
