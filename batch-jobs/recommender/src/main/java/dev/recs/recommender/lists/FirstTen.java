package dev.recs.recommender.lists;

import dev.recs.recommender.variants.Families;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Keeps the head of a list from being one family of designs, or what everybody buys: the products stay in their order, but one that would be the
 * fourth of its family, or the fourth impersonal one, comes after the first ten. Where nothing else is left it stays.
 */
final class FirstTen {

    static final int SIZE = 10;
    private static final int NOTHING = -1;

    private final FirstTenSettings settings;
    private final Families families;

    FirstTen(FirstTenSettings settings, Families families) {
        this.settings = settings;
        this.families = families;
    }

    /**
     * @param order products by number, the best first
     * @param isOwned what the user has is no design among others, where lists may repeat
     * @return at most {@code size} of them
     */
    Head compose(int[] order, int size, IntPredicate isImpersonal, IntPredicate isOwned) {
        Composition composition = new Composition(order, isImpersonal, isOwned);
        int[] list = new int[Math.min(size, order.length)];
        for (int place = 0; place < list.length; place++) {
            list[place] = place < SIZE ? composition.next() : composition.rest();
        }
        return new Head(list, composition.refused);
    }

    /**
     * A list.
     *
     * @param capped families of which a product came after the first ten for the others of it
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Head(int[] products, Map<Integer, Integer> capped) {}

    /** The making of one list. */
    private final class Composition {

        private final int[] order;
        private final IntPredicate isImpersonal;
        private final IntPredicate isOwned;
        private final boolean[] isTaken;
        private final Map<Integer, Integer> ofFamily = new HashMap<>();
        private final Map<Integer, Integer> refused = new HashMap<>();
        private int impersonal;

        Composition(int[] order, IntPredicate isImpersonal, IntPredicate isOwned) {
            this.order = order;
            this.isImpersonal = isImpersonal;
            this.isOwned = isOwned;
            this.isTaken = new boolean[order.length];
        }

        int next() {
            int place = first(true);
            return take(place == NOTHING ? first(false) : place);
        }

        /** The best that is left. */
        int rest() {
            int place = 0;
            while (isTaken[place]) {
                place++;
            }
            isTaken[place] = true;
            return order[place];
        }

        private int take(int place) {
            if (place == NOTHING) {
                return rest();
            }
            isTaken[place] = true;
            int family = familyOf(order[place]);
            if (family != Families.NONE) {
                ofFamily.merge(family, 1, Integer::sum);
            }
            impersonal += isImpersonal.test(order[place]) ? 1 : 0;
            return order[place];
        }

        /** @param personal whether what is impersonal is counted */
        private int first(boolean personal) {
            for (int place = 0; place < order.length; place++) {
                if (!isTaken[place]
                        && isRoomForFamily(order[place])
                        && (!personal || impersonal < settings.impersonal() || !isImpersonal.test(order[place]))) {
                    return place;
                }
            }
            return NOTHING;
        }

        private int familyOf(int product) {
            return isOwned.test(product) ? Families.NONE : families.of(product);
        }

        private boolean isRoomForFamily(int product) {
            int family = familyOf(product);
            if (family == Families.NONE || ofFamily.getOrDefault(family, 0) < settings.family()) {
                return true;
            }
            refused.putIfAbsent(family, product);
            return false;
        }
    }
}
