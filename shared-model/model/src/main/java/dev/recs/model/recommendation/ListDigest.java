package dev.recs.model.recommendation;

import dev.recs.model.ProductId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What tells whether a list made anew is equal to the stored one, in few bytes: it is stored beside the list.
 *
 * <p>The hash is of all that must be the same: model, variant, ordered ids, shelves, and the types and subjects of all reasons. The first three of
 * an item, which are shown, count in their order; the others are a set, for among small ones the order changes with the hour. Shares are
 * kept beside it, in the same order, because they may move a little.
 */
public final class ListDigest {

    private static final int SHOWN_REASONS = 3;
    private static final int HASH_BYTES = 16;

    /** Shares are kept in tenths of a hundredth. */
    private static final int UNITS = 1_000;

    /** Five points. */
    private static final int LARGEST_MOVE = 50;

    private static final Comparator<Reason> BY_NAME =
            Comparator.comparing(Reason::type).thenComparing(Reason::subject).thenComparingDouble(Reason::amount);

    private final String hash;
    private final byte[] shares;

    private ListDigest(String hash, byte[] shares) {
        this.hash = hash;
        this.shares = shares;
    }

    public static ListDigest of(RecommendationList list) {
        Input input = new Input();
        input.add(list.model());
        ByteBuffer shares = ByteBuffer.allocate(Short.BYTES
                * list.items().stream().mapToInt(item -> item.reasons().size()).sum());
        input.add(list.items().size());
        for (Recommendation item : list.items()) {
            input.add(item.productId());
            input.add(item.reasons().size());
            for (Reason reason : inOrder(item.reasons())) {
                input.add(reason.type().wireName());
                input.add(reason.subject());
                shares.putShort(units(item.share(reason)));
            }
        }
        for (Shelf shelf : list.shelves()) {
            input.add(shelf.kind());
            input.add(shelf.subject());
            input.add(shelf.productIds().size());
            shelf.productIds().forEach(input::add);
        }
        if (!list.variant().isNone()) {
            input.add(list.variant().value());
        }
        return new ListDigest(input.hash(), shares.array());
    }

    /** As {@link #hash} and {@link #shares} were stored. */
    public static ListDigest stored(String hash, byte[] shares) {
        return new ListDigest(hash, shares.clone());
    }

    /** 32 hexadecimal digits. */
    public String hash() {
        return hash;
    }

    /** Two bytes each, big endian, in thousandths; beyond 32 the largest. */
    public byte[] shares() {
        return shares.clone();
    }

    /** Same ids, reasons and shelves, and no share is more than five points away. */
    public boolean isNear(ListDigest other) {
        if (!hash.equals(other.hash) || shares.length != other.shares.length) {
            return false;
        }
        ByteBuffer mine = ByteBuffer.wrap(shares);
        ByteBuffer others = ByteBuffer.wrap(other.shares);
        while (mine.remaining() >= Short.BYTES) {
            if (Math.abs(mine.getShort() - others.getShort()) > LARGEST_MOVE) {
                return false;
            }
        }
        return true;
    }

    private static List<Reason> inOrder(List<Reason> reasons) {
        if (reasons.size() <= SHOWN_REASONS + 1) {
            return reasons;
        }
        List<Reason> ordered = new ArrayList<>(reasons);
        ordered.subList(SHOWN_REASONS, ordered.size()).sort(BY_NAME);
        return ordered;
    }

    private static short units(double share) {
        return (short) Math.clamp(Math.round(share * UNITS), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** Texts go in with their lengths, so that no two lists read the same. */
    private static final class Input {

        private final MessageDigest sha256;

        Input() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this JDK has no SHA-256", e);
            }
        }

        void add(ProductId product) {
            add(product.value());
        }

        void add(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            add(bytes.length);
            sha256.update(bytes);
        }

        void add(int number) {
            sha256.update((byte) (number >>> Byte.SIZE));
            sha256.update((byte) number);
        }

        String hash() {
            return HexFormat.of().formatHex(sha256.digest(), 0, HASH_BYTES);
        }
    }
}
