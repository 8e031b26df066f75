package dev.recs.model.redis;

import dev.recs.model.ProductId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a list whose body is JSON: of a build before the binary form, with an envelope, or of release 1.0.0, without. */
final class JsonListCursor implements RecommendationListCursor {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int REASONS = 4;

    private final JsonParser in;
    private final int length;
    private Instant generatedAt = Instant.EPOCH;
    private String model = "";
    private String productId = "";
    private double score;
    private String[] types = new String[REASONS];
    private String[] subjects = new String[REASONS];
    private double[] amounts = new double[REASONS];
    private int reasons;
    private boolean isAtEnd;

    private JsonListCursor(byte[] value, int bodyAt) {
        this.in = FACTORY.createParser(ObjectReadContext.empty(), value, bodyAt, value.length - bodyAt);
        this.length = value.length;
    }

    /** @throws BadInput if it is not of our form */
    static JsonListCursor over(byte[] value) {
        JsonListCursor cursor = new JsonListCursor(value, Envelope.bodyAt(value));
        try {
            cursor.readHead();
        } catch (JacksonException e) {
            throw cursor.notOurForm(e);
        }
        return cursor;
    }

    @Override
    public Instant generatedAt() {
        return generatedAt;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public boolean next() {
        try {
            if (isAtEnd || in.nextToken() != JsonToken.START_ARRAY) {
                isAtEnd = true;
                return false;
            }
            productId = text();
            in.nextToken();
            score = in.getDoubleValue();
            readReasons();
            expect(JsonToken.END_ARRAY);
            return true;
        } catch (JacksonException e) {
            throw notOurForm(e);
        }
    }

    @Override
    public List<Shelf> shelves() {
        try {
            while (!isAtEnd && in.nextToken() == JsonToken.START_ARRAY) {
                in.skipChildren();
            }
            isAtEnd = true;
            List<Shelf> shelves = new ArrayList<>();
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                in.nextToken();
                if (name.equals("shelves")) {
                    while (in.nextToken() == JsonToken.START_ARRAY) {
                        shelves.add(readShelf());
                    }
                } else {
                    in.skipChildren();
                }
            }
            return shelves;
        } catch (JacksonException e) {
            throw notOurForm(e);
        }
    }

    @Override
    public String productId() {
        return productId;
    }

    @Override
    public double score() {
        return score;
    }

    @Override
    public int reasons() {
        return reasons;
    }

    @Override
    public ReasonType type(int reason) {
        return ReasonType.of(types[reason]);
    }

    @Override
    public String subject(int reason) {
        return subjects[reason];
    }

    @Override
    public double share(int reason) {
        return score == 0 ? 0 : amounts[reason] / score;
    }

    @Override
    public boolean takes(int reason) {
        return amounts[reason] < 0;
    }

    @Override
    public void close() {
        in.close();
    }

    private void readHead() {
        expect(JsonToken.START_OBJECT);
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            JsonToken value = in.nextToken();
            switch (name) {
                case "generatedAt" -> generatedAt = Instant.ofEpochMilli(in.getLongValue());
                case "model" -> model = in.getString();
                case "items" -> {
                    if (value != JsonToken.START_ARRAY) {
                        throw notOurForm(null);
                    }
                    return;
                }
                default -> in.skipChildren();
            }
        }
        throw notOurForm(null);
    }

    private Shelf readShelf() {
        String kind = text();
        String subject = text();
        expect(JsonToken.START_ARRAY);
        List<ProductId> products = new ArrayList<>();
        for (String id = in.nextStringValue(); id != null; id = in.nextStringValue()) {
            products.add(new ProductId(id));
        }
        expect(JsonToken.END_ARRAY);
        return new Shelf(kind, subject, products);
    }

    private void readReasons() {
        expect(JsonToken.START_ARRAY);
        reasons = 0;
        while (in.nextToken() == JsonToken.START_ARRAY) {
            if (reasons == amounts.length) {
                grow();
            }
            types[reasons] = text();
            subjects[reasons] = text();
            in.nextToken();
            amounts[reasons] = in.getDoubleValue();
            reasons++;
            expect(JsonToken.END_ARRAY);
        }
    }

    private void grow() {
        types = Arrays.copyOf(types, 2 * reasons);
        subjects = Arrays.copyOf(subjects, 2 * reasons);
        amounts = Arrays.copyOf(amounts, 2 * reasons);
    }

    private String text() {
        String text = in.nextStringValue();
        if (text == null) {
            throw notOurForm(null);
        }
        return text;
    }

    private void expect(JsonToken token) {
        if (in.nextToken() != token) {
            throw notOurForm(null);
        }
    }

    private BadInput notOurForm(@Nullable Throwable cause) {
        String message =
                "list in Redis is not of our form (%d bytes): delete the key, it is refilled".formatted(length);
        return cause == null ? new BadInput(message) : new BadInput(message, cause);
    }
}
