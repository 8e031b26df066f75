package dev.recs.servers;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/** Documents and the keys of indexes as bytes of BSON, which is how the stand-in keeps them. */
final class BsonBytes {

    private BsonBytes() {}

    static byte[] of(Document document) {
        return BsonOutput.of(document);
    }

    static Document document(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }

    /** The values one after the other, each behind its type: equal keys have equal bytes. A value that is missing is null. */
    static byte[] of(KeyValue key) {
        ByteBuf buffer = Unpooled.buffer();
        for (Object value : key) {
            Object present = Missing.isNullOrMissing(value) ? null : value;
            byte type = BsonEncoder.determineType(present);
            buffer.writeByte(type);
            BsonEncoder.encodeValue(type, present, buffer);
        }
        return ByteBufUtil.getBytes(buffer);
    }

    static KeyValue key(byte[] bytes) {
        ByteBuf buffer = Unpooled.wrappedBuffer(bytes);
        List<Object> values = new ArrayList<>();
        while (buffer.isReadable()) {
            values.add(BsonDecoder.decodeValue(buffer.readByte(), buffer));
        }
        return new KeyValue(values);
    }
}
