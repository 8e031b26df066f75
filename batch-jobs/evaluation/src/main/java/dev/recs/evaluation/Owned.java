package dev.recs.evaluation;

import dev.recs.recommender.history.PurchaseHistory;
import java.util.Arrays;

/** The distinct products of every user, ascending, and in how many orders each was. */
final class Owned {

    private final int[][] products;
    private final int[][] orders;

    Owned(PurchaseHistory history) {
        this.products = new int[history.users()][];
        this.orders = new int[history.users()][];
        for (int user = 0; user < history.users(); user++) {
            fill(history, user);
        }
    }

    private void fill(PurchaseHistory history, int user) {
        int begin = history.begin(user);
        int[] distinct = new int[history.end(user) - begin];
        for (int i = 0; i < distinct.length; i++) {
            distinct[i] = history.product(begin + i);
        }
        distinct = Arrays.stream(distinct).sorted().distinct().toArray();
        int[] counts = new int[distinct.length];
        long[] lastTimes = new long[distinct.length];
        Arrays.fill(lastTimes, Long.MIN_VALUE);
        for (int line = begin; line < history.end(user); line++) {
            int place = Arrays.binarySearch(distinct, history.product(line));
            if (lastTimes[place] != history.millis(line)) {
                lastTimes[place] = history.millis(line);
                counts[place]++;
            }
        }
        products[user] = distinct;
        orders[user] = counts;
    }

    int users() {
        return products.length;
    }

    int[] products(int user) {
        return products[user];
    }

    int[] orders(int user) {
        return orders[user];
    }
}
