package dev.recs.evaluation;

import dev.recs.evaluation.SplitExport.Content;
import dev.recs.evaluation.SplitExport.Cut;
import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.rules.FeeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small store in two files, seeded: 60 users, 40 products, orders of four months; no two lines of
 * an order have the same quantity, and no two orders the same moment.
 */
final class ExportedStore {

    static final Instant CUT = Instant.parse("2026-04-01T00:00:00Z");
    static final int K = 5;

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-05-01T00:00:00Z");
    private static final int USERS = 60;
    private static final int PRODUCTS = 40;
    private static final int ORDERS = 400;

    private final Path folder;
    private final Path orders;
    private final StoreHistory history;

    ExportedStore(Path folder) {
        this.folder = folder;
        this.orders = folder.resolve("orders.csv");
        List<String> lines = new ArrayList<>(List.of("order_id,user_id,product_id,quantity,unit_price,purchased_at"));
        Random random = new Random(7);
        for (int order = 0; order < ORDERS; order++) {
            int user = random.nextInt(USERS);
            Instant time =
                    BEGIN.plus(Duration.between(BEGIN, END).multipliedBy(order).dividedBy(ORDERS));
            for (int line = 0; line < 3; line++) {
                int product = (int) (PRODUCTS * random.nextDouble() * random.nextDouble());
                lines.add("order%03d,user%02d,product%02d,%d,1.50,%s"
                        .formatted(order, user, product, 1 + 3 * line + random.nextInt(3), time));
            }
        }
        write(orders, lines);
        List<String> products = new ArrayList<>(List.of("product_id,name,brand"));
        for (int product = 0; product < PRODUCTS; product++) {
            products.add("product%02d,\"Lamp, no. %d\",Acme".formatted(product, product));
        }
        write(folder.resolve("products.csv"), products);
        this.history = StoreHistory.ofFiles(folder.resolve("products.csv"), orders, FeeSettings.DEFAULT, reason -> {
            throw new AssertionError(reason);
        });
    }

    StoreHistory history() {
        return history;
    }

    List<String> orderLines() {
        return lines(orders);
    }

    Split timeSplit() {
        return Split.time(history, CUT, END);
    }

    /** Writes a split and tells the folder. */
    Path export(Split split, Naming naming, boolean withTruth) {
        Path to = folder.resolve("export-%d-%s".formatted(System.identityHashCode(naming), split.protocol()));
        new SplitExport(
                        OrderDetails.ofFile(history, orders),
                        StoreEvents.NONE,
                        naming,
                        new Content(withTruth, naming.isPlain(), K, "1.2.3"))
                .write(new Cut(split, END.toString()), to);
        return to;
    }

    /** Texts of which all are unlike, so that lists have a diversity. */
    static ContentModel texts(Split split) {
        EmbeddingSpace space = new EmbeddingSpace("test", 2, 1);
        List<Embedding> embeddings = new ArrayList<>();
        for (int product = 0; product < split.index().size(); product++) {
            embeddings.add(Embedding.unit(space, new float[] {1, product}));
        }
        return ContentModel.train(split.index(), embeddings, split.history());
    }

    /** The rows of one file of lists. */
    List<Row> scored(Split split, Path lists, Naming naming) {
        return new Evaluator(split, new ListTraits(split, texts(split)), K).measure(read(split, lists, naming));
    }

    static OutsideLists read(Split split, Path lists, Naming naming) {
        return OutsideLists.read(new OutsideList("mine", lists), split, new RunIds(split, naming), K);
    }

    Path file(String name, List<String> lines) {
        Path file = folder.resolve(name);
        write(file, lines);
        return file;
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
