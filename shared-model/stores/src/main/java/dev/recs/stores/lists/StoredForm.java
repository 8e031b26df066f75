package dev.recs.stores.lists;

import dev.recs.model.failure.BadInput;
import java.util.function.Function;
import org.bson.Document;

/** Reads a document of MongoDB that somebody else may have written. */
final class StoredForm {

    private StoredForm() {}

    /** @throws BadInput instead of whatever a field of another type or a missing one throws */
    static <T> T read(String what, Document document, Function<Document, T> parse) {
        try {
            return parse.apply(document);
        } catch (BadInput e) {
            throw e;
        } catch (RuntimeException e) {
            throw new BadInput(what + " in MongoDB is not of our form: " + e.getMessage(), e);
        }
    }
}
