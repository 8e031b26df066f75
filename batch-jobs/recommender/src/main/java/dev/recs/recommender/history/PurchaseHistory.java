package dev.recs.recommender.history;

import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.order.OrderSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Purchases in columns: users and products by number, the lines of a user together and oldest first.
 *
 * <p>Twelve bytes a line. Beyond {@value #MAX_LINES} lines every second user is left out, and again every second of the rest, by a hash
 * of their ids: what is learnt are shares and neighbours, which a fair sample of users gives as well, and the memory it takes
 * does not grow with the store. Before, a million users ran out of a heap of 1 GiB.
 */
public final class PurchaseHistory {

    private static final int MAX_LINES = 2_000_000;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final List<String> users;
    private final int[] begins;
    private final int[] products;
    private final long[] times;

    private PurchaseHistory(List<String> users, int[] begins, int[] products, long[] times) {
        this.users = users;
        this.begins = begins;
        this.products = products;
        this.times = times;
    }

    /** Reads what a source tells up to a moment; what is not in the catalog, or no product of its own, is left out. */
    public static PurchaseHistory read(OrderSource source, ProductIndex index, Instant asOf) {
        return read(source, index, asOf, MAX_LINES);
    }

    static PurchaseHistory read(OrderSource source, ProductIndex index, Instant asOf, int maxLines) {
        Columns columns = new Columns(index, maxLines);
        source.forEach(asOf, columns);
        return columns.toHistory();
    }

    /** The same users, with the lines chosen only; a user left without any stays, with none. */
    public PurchaseHistory where(IntPredicate keptLine) {
        int[] newBegins = new int[begins.length];
        int[] newProducts = new int[products.length];
        long[] newTimes = new long[times.length];
        int size = 0;
        for (int user = 0; user < users.size(); user++) {
            for (int line = begin(user); line < end(user); line++) {
                if (keptLine.test(line)) {
                    newProducts[size] = products[line];
                    newTimes[size] = times[line];
                    size++;
                }
            }
            newBegins[user + 1] = size;
        }
        return new PurchaseHistory(users, newBegins, Arrays.copyOf(newProducts, size), Arrays.copyOf(newTimes, size));
    }

    /** The same lines with the numbers of another catalog; lines of products that it lacks are left out. */
    public PurchaseHistory renumbered(ProductIndex from, ProductIndex to) {
        int[] numbers = new int[from.size()];
        for (int product = 0; product < numbers.length; product++) {
            numbers[product] = to.numberOf(from.idOf(product).value());
        }
        PurchaseHistory kept = where(line -> numbers[products[line]] != ProductIndex.UNKNOWN);
        return new PurchaseHistory(
                users,
                kept.begins,
                Arrays.stream(kept.products).map(product -> numbers[product]).toArray(),
                kept.times);
    }

    /** The products bought by anybody. */
    public BitSet sold() {
        BitSet sold = new BitSet();
        for (int product : products) {
            sold.set(product);
        }
        return sold;
    }

    public int users() {
        return users.size();
    }

    /** One user's lines. */
    public UserHistory user(int user) {
        return new UserHistory(this, user);
    }

    /** Tells each user's lines, in the order of the users. */
    public void forEachUser(Consumer<UserHistory> consumer) {
        for (int user = 0; user < users.size(); user++) {
            consumer.accept(user(user));
        }
    }

    public String userId(int user) {
        return users.get(user);
    }

    public int begin(int user) {
        return begins[user];
    }

    public int end(int user) {
        return begins[user + 1];
    }

    public int product(int line) {
        return products[line];
    }

    /** Milliseconds since 1970. */
    public long millis(int line) {
        return times[line];
    }

    /** Days since 1970, in UTC; lines of one user and day are one order. */
    public long day(int line) {
        return Math.floorDiv(times[line], DAY);
    }

    public int lines() {
        return products.length;
    }

    /** Grows as lines come in, those of a user together. */
    private static final class Columns implements OrderSource.OrderLine {

        private static final int FIRST_CAPACITY = 1 << 12;

        private final ProductIndex index;
        private final List<String> users = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private int[] begins = new int[FIRST_CAPACITY];
        private int[] products = new int[FIRST_CAPACITY];
        private long[] times = new long[FIRST_CAPACITY];
        private int size;
        private final int maxLines;
        private UserSample sample = UserSample.ALL;
        private String current = "";
        private boolean isKept;

        Columns(ProductIndex index, int maxLines) {
            this.index = index;
            this.maxLines = maxLines;
        }

        @Override
        public void accept(String userId, String productId, Instant purchasedAt) {
            if (!userId.equals(current)) {
                current = userId;
                isKept = sample.holds(userId);
                if (isKept) {
                    begin(userId);
                }
            }
            if (!isKept) {
                return;
            }
            int product = index.numberOf(productId);
            if (product != ProductIndex.UNKNOWN && index.product(product).recommendable()) {
                if (size == products.length) {
                    products = Arrays.copyOf(products, 2 * size);
                    times = Arrays.copyOf(times, 2 * size);
                }
                products[size] = product;
                times[size] = purchasedAt.toEpochMilli();
                size++;
            }
        }

        private void begin(String userId) {
            while (size > maxLines) {
                halve();
            }
            if (!sample.holds(userId)) {
                isKept = false;
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
}
