package dev.recs.model.redis;

import dev.recs.model.ProductId;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link BinaryList} where it lies. A text is made when it is asked for, and once: of 150 that a list names, an answer shows
 * about 60.
 */
final class BinaryListCursor implements RecommendationListCursor {

    private static final int REASONS = 4;

    private final VarintReader in;
    private final VarintReader table;
    private final Instant generatedAt;
    private final String model;
    private final int items;
    private final int[] textsAt;
    private final @Nullable String[] texts;
    private int item;
    private int readItems;
    private long score;
    private int reasons;
    private int[] types = new int[REASONS];
    private int[] subjects = new int[REASONS];
    private long[] shares = new long[REASONS];

    BinaryListCursor(byte[] value) {
        in = new VarintReader(value, Envelope.BYTES);
        table = new VarintReader(value, Envelope.BYTES);
        generatedAt = Instant.ofEpochMilli(in.eight());
        model = in.text(in.varint());
        items = in.count();
        textsAt = new int[in.count()];
        if (items > textsAt.length) {
            throw in.notOurForm();
        }
        for (int i = 0; i < textsAt.length; i++) {
            textsAt[i] = in.position();
            BinaryText.skip(in);
        }
        texts = new String[textsAt.length];
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
        if (readItems == items) {
            return false;
        }
        item = ++readItems;
        score = in.zigzag();
        reasons = in.count();
        if (reasons > types.length) {
            types = Arrays.copyOf(types, reasons);
            subjects = Arrays.copyOf(subjects, reasons);
            shares = Arrays.copyOf(shares, reasons);
        }
        for (int i = 0; i < reasons; i++) {
            types[i] = in.next();
            subjects[i] = place();
            shares[i] = in.varint();
        }
        return true;
    }

    @Override
    public List<Shelf> shelves() {
        while (next()) {
            // Only their lengths are of interest.
        }
        int count = in.count();
        List<Shelf> shelves = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int number = in.next();
            String kind = number == 0 ? text(place()) : BinaryList.kind(number);
            String subject = text(place());
            List<ProductId> products = new ArrayList<>();
            for (int left = in.count(); left > 0; left--) {
                products.add(new ProductId(text(place())));
            }
            shelves.add(new Shelf(kind, subject, products));
        }
        return shelves;
    }

    @Override
    public String productId() {
        return text(item);
    }

    @Override
    public double score() {
        return score / BinaryList.UNITS;
    }

    @Override
    public int reasons() {
        return reasons;
    }

    @Override
    public ReasonType type(int reason) {
        return BinaryList.type(types[reason]);
    }

    @Override
    public String subject(int reason) {
        return text(subjects[reason]);
    }

    @Override
    public double share(int reason) {
        double share = shares[reason] / BinaryList.UNITS;
        return (types[reason] & BinaryList.SHARE_BELOW_ZERO) == 0 ? share : -share;
    }

    @Override
    public boolean takes(int reason) {
        return (types[reason] & BinaryList.TAKES) != 0;
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private int place() {
        long place = in.varint();
        if (place < 0 || place > texts.length) {
            throw in.notOurForm();
        }
        return (int) place;
    }

    /** @param place from 1; 0 for the empty text */
    private String text(int place) {
        if (place == 0) {
            return "";
        }
        String known = texts[place - 1];
        if (known != null) {
            return known;
        }
        table.moveTo(textsAt[place - 1]);
        String text = BinaryText.read(table);
        texts[place - 1] = text;
        return text;
    }
}
