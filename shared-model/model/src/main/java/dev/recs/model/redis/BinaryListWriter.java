package dev.recs.model.redis;

import dev.recs.model.ProductId;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.Shelf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Writes the body that {@link BinaryList} describes. For one list. */
final class BinaryListWriter {

    private static final int FIRST_CAPACITY = 1 << 11;

    private final RecommendationListValue list;
    private final VarintWriter texts = new VarintWriter(FIRST_CAPACITY);
    private final VarintWriter rest = new VarintWriter(FIRST_CAPACITY);
    private final Map<String, Integer> places = new HashMap<>();
    private int count;

    BinaryListWriter(RecommendationListValue list) {
        this.list = list;
    }

    byte[] write(Envelope envelope) {
        list.items().forEach(item -> add(item.productId().value()));
        list.items().forEach(this::item);
        rest.varint(list.shelves().size());
        list.shelves().forEach(this::shelf);
        VarintWriter out = new VarintWriter(FIRST_CAPACITY);
        envelope.writeTo(out);
        out.writeBytes(ByteBuffer.allocate(Long.BYTES)
                .putLong(list.generatedAt().toEpochMilli())
                .array());
        byte[] model = list.model().getBytes(StandardCharsets.UTF_8);
        out.varint(model.length);
        out.writeBytes(model);
        out.varint(list.items().size());
        out.varint(count);
        out.writeBytes(texts.toByteArray());
        out.writeBytes(rest.toByteArray());
        return out.toByteArray();
    }

    private void item(Recommendation item) {
        rest.zigzag(units(item.score()));
        rest.varint(item.reasons().size());
        for (Reason reason : item.reasons()) {
            long share = units(item.share(reason));
            rest.write(BinaryList.numberOf(reason.type())
                    | (reason.amount() < 0 ? BinaryList.TAKES : 0)
                    | (share < 0 ? BinaryList.SHARE_BELOW_ZERO : 0));
            text(reason.subject());
            rest.varint(Math.abs(share));
        }
    }

    private void shelf(Shelf shelf) {
        int kind = BinaryList.numberOf(shelf.kind());
        rest.write(kind);
        if (kind == 0) {
            text(shelf.kind());
        }
        text(shelf.subject());
        rest.varint(shelf.productIds().size());
        shelf.productIds().stream().map(ProductId::value).forEach(this::text);
    }

    private void text(String text) {
        rest.varint(text.isEmpty() ? 0 : placeOf(text));
    }

    private int placeOf(String text) {
        Integer place = places.get(text);
        return place == null ? add(text) : place;
    }

    /** The items come first, each in its own place, also one that is there twice. */
    private int add(String text) {
        BinaryText.write(text, texts);
        places.putIfAbsent(text, ++count);
        return count;
    }

    private static long units(double number) {
        return Math.max(-Long.MAX_VALUE, Math.round(number * BinaryList.UNITS));
    }
}
