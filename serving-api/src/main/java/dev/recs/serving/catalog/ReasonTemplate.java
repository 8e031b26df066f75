package dev.recs.serving.catalog;

import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonText;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.serving.json.JsonBytes;
import dev.recs.serving.json.JsonText;
import dev.recs.serving.json.Rendered;
import java.util.EnumMap;
import java.util.Map;

/**
 * A reason up to its share, with gaps for the product that is its subject: its id and, if the text says it, its name.
 *
 * <p>So a product is rendered once, and no reason of which it is the subject takes memory of its own.
 */
final class ReasonTemplate {

    /** Stands in a text where the name goes; in no text of ours otherwise. */
    private static final String GAP = "\uFFFC";

    private static final Rendered NO_ID = Rendered.of("null");
    private static final Map<ReasonType, ReasonTemplate> FOR = all(1);
    private static final Map<ReasonType, ReasonTemplate> AGAINST = all(-1);

    private final Rendered beforeId;
    private final Rendered afterId;
    private final Rendered afterName;
    private final boolean isNamed;

    private ReasonTemplate(ReasonType type, String text) {
        int gap = text.indexOf(GAP);
        isNamed = gap >= 0;
        beforeId = Rendered.of("{\"type\":" + JsonText.quoted(type.wireName()) + ",\"productId\":");
        afterId = Rendered.of(",\"text\":\"" + JsonText.escaped(isNamed ? text.substring(0, gap) : text));
        afterName =
                Rendered.of((isNamed ? JsonText.escaped(text.substring(gap + GAP.length())) : "") + "\",\"share\":");
    }

    /** @param amount what the reason gave; some have other words when it took */
    @SuppressWarnings("NullAway") // both maps have all types
    static ReasonTemplate of(ReasonType type, double amount) {
        return (amount < 0 ? AGAINST : FOR).get(type);
    }

    void write(CatalogProduct subject, JsonBytes out) {
        write(subject.quotedId(), subject.escapedName(), out);
    }

    /** @param subject no product: a search, a category, nothing, or a product that is gone */
    void write(String subject, JsonBytes out) {
        write(NO_ID, Rendered.of(JsonText.escaped(subject)), out);
    }

    private void write(Rendered id, Rendered name, JsonBytes out) {
        out.add(beforeId);
        out.add(id);
        out.add(afterId);
        if (isNamed) {
            out.add(name);
        }
        out.add(afterName);
    }

    private static Map<ReasonType, ReasonTemplate> all(double amount) {
        Map<ReasonType, ReasonTemplate> templates = new EnumMap<>(ReasonType.class);
        for (ReasonType type : ReasonType.values()) {
            templates.put(type, new ReasonTemplate(type, ReasonText.describe(new Reason(type, GAP, amount), id -> id)));
        }
        return templates;
    }
}
