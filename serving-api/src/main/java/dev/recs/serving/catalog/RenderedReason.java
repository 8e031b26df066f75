package dev.recs.serving.catalog;

import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonText;
import dev.recs.model.recommendation.ReasonType;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** A reason up to its share: type, product and text. */
final class RenderedReason {

    /** Closing a piece does not close its braces: the answer does. */
    static final JsonFactory JSON = JsonFactory.builder()
            .configure(StreamWriteFeature.AUTO_CLOSE_CONTENT, false)
            .build();

    private RenderedReason() {}

    /** A reason whose subject is a product. */
    static Rendered of(ReasonType type, String productId, String name) {
        return of(type.wireName(), productId, ReasonText.of(new Reason(type, productId, 0), _ -> name));
    }

    /** A reason whose subject is no product: a search, a category, nothing, or a product that is gone. */
    static Rendered of(ReasonType type, String subject) {
        return of(type.wireName(), null, ReasonText.of(new Reason(type, subject, 0), id -> id));
    }

    static Rendered of(String type, @Nullable String productId, String reasonText) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("type", type);
            out.writeStringProperty("productId", productId);
            out.writeStringProperty("text", reasonText);
            out.writeName("share");
            out.writeRaw(':');
        }
        return Rendered.of(text.toString());
    }
}
