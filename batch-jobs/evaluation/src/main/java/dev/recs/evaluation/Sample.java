package dev.recs.evaluation;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A fair part of many. */
final class Sample {

    private static final long SEED = 2_000;

    private Sample() {}

    /** At most {@code max} of them, the same each time, in their order. */
    static <T> List<T> draw(List<T> all, int max) {
        if (all.size() <= max) {
            return all;
        }
        int[] places = IntStream.range(0, all.size()).toArray();
        Random random = new Random(SEED);
        for (int i = 0; i < max; i++) {
            int other = i + random.nextInt(places.length - i);
            int place = places[i];
            places[i] = places[other];
            places[other] = place;
        }
        return IntStream.of(places).limit(max).sorted().mapToObj(all::get).toList();
    }
}
