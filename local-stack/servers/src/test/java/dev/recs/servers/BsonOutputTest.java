package dev.recs.servers;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BsonOutputTest {

    private static final Document DOCUMENT = new Document("_id", "ü 日本")
            .append("double", -1.5)
            .append("integer", 7)
            .append("long", 1L << 40)
            .append("no", false)
            .append("nothing", null)
            .append("at", Instant.ofEpochMilli(1_700_000_000_123L))
            .append("vector", new BinData(new byte[] {1, -2, 3}))
            .append("oid", new ObjectId(new byte[12]))
            .append("long text", "x".repeat(40_000))
            .append("empty", new Document())
            .append("items", Arrays.asList(new Document("a", List.of("x", 2.0)), null, Collections.nCopies(12, 1)));

    @Test
    void theBytesAreThoseOfTheLibrary() {
        ByteBuf expected = Unpooled.buffer();
        BsonEncoder.encodeDocument(DOCUMENT, expected);
        assertThat(BsonBytes.of(DOCUMENT)).isEqualTo(ByteBufUtil.getBytes(expected));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(BsonBytes.document(BsonBytes.of(DOCUMENT)).toString()).isEqualTo(DOCUMENT.toString());
    }

    @Test
    void equalKeysHaveEqualBytesAndAreReadAgain() {
        KeyValue key = new KeyValue("id", 1.0, null);
        assertThat(BsonBytes.of(key)).isEqualTo(BsonBytes.of(new KeyValue("id", 1.0, null)));
        assertThat(BsonBytes.of(key)).isNotEqualTo(BsonBytes.of(new KeyValue("id", 2.0, null)));
        assertThat(BsonBytes.key(BsonBytes.of(key))).isEqualTo(key);
    }
}
