package dev.recs.recommender.history;

import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.order.OrderSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Purchases in columns: users and products by number, the lines of a user together and oldest first.
 *
 * <p>Twelve bytes a line. Beyond {@value #MAX_LINES} lines every second user is left out, and again every second of the rest, by a hash
 * of their ids: a fair sample, the same in every run, on which settings are fitted and methods compared. The model itself is trained on
 * {@link AllPurchases all of them}.
 */
public final class PurchaseHistory implements UserHistories {

    static final int MAX_LINES = 2_000_000;

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final List<String> users;
    private final int[] begins;
    private final int[] products;
    private final long[] times;

    PurchaseHistory(List<String> users, int[] begins, int[] products, long[] times) {
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
        PurchaseColumns columns = new PurchaseColumns(maxLines);
        source.forEach(asOf, new KnownProducts(index, product -> true, columns));
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
        return new UserHistory(products, times, begins[user], begins[user + 1]);
    }

    @Override
    public void forEachUser(int part, int parts, Consumer<UserHistory> consumer) {
        int end = (int) ((long) users.size() * (part + 1) / parts);
        for (int user = (int) ((long) users.size() * part / parts); user < end; user++) {
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

    @Override
    public long lineCount() {
        return products.length;
    }

    public int lines() {
        return products.length;
    }
}
