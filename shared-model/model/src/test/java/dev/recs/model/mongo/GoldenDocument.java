package dev.recs.model.mongo;

import dev.recs.model.golden.Golden;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** Documents in golden files: extended JSON, which names every type of BSON. */
final class GoldenDocument {

    private static final JsonWriterSettings SETTINGS = JsonWriterSettings.builder()
            .outputMode(JsonMode.EXTENDED)
            .indent(true)
            .build();

    private GoldenDocument() {}

    /** Fails unless the document is that of the file, in the order of its fields. */
    static void assertSame(String name, Document document) {
        Golden.assertText(name, document.toJson(SETTINGS));
    }

    static Document read(String name) {
        return Document.parse(Golden.text(name));
    }
}
