package dev.recs.recommender.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Grows as lines come in, those of a user together; of too many lines it keeps a fair sample of the users. */
final class PurchaseColumns implements KnownProducts.Taker {

    private static final int FIRST_CAPACITY = 1 << 12;

    private final int maxLines;
    private final List<String> users = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int[] begins = new int[FIRST_CAPACITY];
    private int[] products = new int[FIRST_CAPACITY];
    private long[] times = new long[FIRST_CAPACITY];
    private int size;
    private UserSample sample = UserSample.ALL;
    private boolean isKept;

    PurchaseColumns(int maxLines) {
        this.maxLines = maxLines;
    }

    /** True if the next user will not find room before some are left out. */
    boolean isFull() {
        return size > maxLines;
    }

    @Override
    public void begin(String userId) {
        while (isFull()) {
            halve();
        }
        isKept = sample.holds(userId);
        if (!isKept) {
            return;
        }
        if (!seen.add(userId)) {
            throw new IllegalStateException("lines of one user lie apart: expected them together");
        }
        if (users.size() == begins.length) {
            begins = Arrays.copyOf(begins, 2 * begins.length);
        }
        begins[users.size()] = size;
        users.add(userId);
    }

    @Override
    public void add(int product, long millis) {
        if (!isKept) {
            return;
        }
        if (size == products.length) {
            products = Arrays.copyOf(products, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
        }
        products[size] = product;
        times[size] = millis;
        size++;
    }

    /** Leaves every second user out, those to come too. */
    private void halve() {
        sample = sample.half();
        List<String> before = List.copyOf(users);
        int end = size;
        users.clear();
        seen.clear();
        size = 0;
        for (int user = 0; user < before.size(); user++) {
            int from = begins[user];
            int to = user + 1 < before.size() ? begins[user + 1] : end;
            if (sample.holds(before.get(user))) {
                begins[users.size()] = size;
                seen.add(before.get(user));
                users.add(before.get(user));
                System.arraycopy(products, from, products, size, to - from);
                System.arraycopy(times, from, times, size, to - from);
                size += to - from;
            }
        }
    }

    PurchaseHistory toHistory() {
        int[] bounds = Arrays.copyOf(begins, users.size() + 1);
        bounds[users.size()] = size;
        return new PurchaseHistory(
                List.copyOf(users), bounds, Arrays.copyOf(products, size), Arrays.copyOf(times, size));
    }
}
