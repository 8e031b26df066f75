package dev.recs.evaluation;

import dev.recs.model.catalog.Product;
import dev.recs.model.failure.BadInput;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.history.PurchaseHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a split as files that any other program can learn from and answer: docs/reference/evaluation-files.md has their formats.
 *
 * <p>The hold-out stays out of them, unless it is asked for. Rows are in the order of the ids as written, so that the place of
 * a pseudonym tells nothing.
 */
public final class SplitExport {

    private final OrderDetails details;
    private final StoreEvents events;
    private final Naming naming;
    private final Content content;

    public SplitExport(OrderDetails details, StoreEvents events, Naming naming, Content content) {
        this.details = details;
        this.events = events;
        this.naming = naming;
        this.content = content;
    }

    /**
     * Writes one split into a folder that is made, or is there and empty.
     *
     * @return what was written, a sentence
     * @throws BadInput if there is something in the folder, or it cannot be written
     */
    public String write(Cut cut, Path folder) {
        Split split = cut.split();
        try {
            prepare(folder);
            train(split, folder.resolve("train.csv"));
            products(split, folder.resolve("products.csv"));
            users(split, split.cases(), folder.resolve("users.csv"));
            users(split, split.newcomers(), folder.resolve("newcomers.csv"));
            EventExport.write(events.before(split.asOf()), naming, folder.resolve("events.csv"));
            if (content.truth()) {
                truth(split, folder.resolve("truth.csv"));
            }
            protocol(cut, folder);
        } catch (IOException | UncheckedIOException e) {
            throw new BadInput("--export %s could not be written (%s)".formatted(folder, e.getMessage()), e);
        }
        return "wrote %s: %d lines of %d products, %d users to be answered, with lists of %d products or more"
                .formatted(
                        folder,
                        split.history().lines(),
                        split.index().size(),
                        split.cases().size(),
                        content.k());
    }

    /** Writes each split into a folder of its own, and a file that names the folders. */
    public List<String> write(List<Cut> cuts, Path folder) {
        if (cuts.size() == 1) {
            return List.of(write(cuts.getFirst(), folder));
        }
        List<String> written = new ArrayList<>();
        List<Map<String, Object>> folders = new ArrayList<>();
        try {
            prepare(folder);
            for (int i = 0; i < cuts.size(); i++) {
                String name = "cut-" + (i + 1);
                written.add(write(cuts.get(i), folder.resolve(name)));
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("folder", name);
                fields.putAll(ExportProtocol.moments(cuts.get(i)));
                folders.add(fields);
            }
            json(folder, ExportProtocol.ofCuts(content.version(), folders));
        } catch (IOException e) {
            throw new BadInput("--export %s could not be written (%s)".formatted(folder, e.getMessage()), e);
        }
        return written;
    }

    /** What an earlier export left there, its answers for example, must not go out with this one. */
    private static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> there = Files.list(folder)) {
            there.findAny().ifPresent(file -> {
                throw new BadInput("--export %s has %s in it: expected a folder that is empty or not there yet"
                        .formatted(folder, file.getFileName()));
            });
        }
    }

    private void train(Split split, Path file) throws IOException {
        PurchaseHistory history = split.history();
        try (CsvOutput rows = CsvOutput.open(file, "user", "product", "order", "time", "quantity")) {
            for (int user : sorted(IntStream.range(0, history.users()), history)) {
                int line = details.history().begin(user);
                for (int kept = history.begin(user); kept < history.end(user); kept++) {
                    String product = split.index().idOf(history.product(kept)).value();
                    line = lineOf(line, product, history.millis(kept));
                    rows.row(
                            naming.user(history.userId(user)),
                            naming.product(product),
                            naming.order(details.orderId(user, line)),
                            Instant.ofEpochMilli(history.millis(kept)).toString(),
                            String.valueOf(details.quantity(line)));
                    line++;
                }
            }
        }
    }

    /** The lines of the training are some of the lines of the history, in the same order. */
    private int lineOf(int from, String product, long millis) {
        int line = from;
        while (details.history().millis(line) != millis
                || !details.index()
                        .idOf(details.history().product(line))
                        .value()
                        .equals(product)) {
            line++;
        }
        return line;
    }

    private void products(Split split, Path file) throws IOException {
        try (CsvOutput rows = CsvOutput.open(file, "product", "name", "category", "brand", "description")) {
            split.index().products().stream()
                    .map(this::named)
                    .sorted(Comparator.comparing(row -> row[0]))
                    .forEach(rows::row);
        }
    }

    private String[] named(Product product) {
        String id = naming.product(product.productId().value());
        return content.names()
                ? new String[] {id, product.name(), product.category(), product.brand(), product.description()}
                : new String[] {id, "", "", "", ""};
    }

    private void users(Split split, List<Holdout.Case> cases, Path file) throws IOException {
        try (CsvOutput rows = CsvOutput.open(file, "user")) {
            PurchaseHistory history = split.history();
            for (int user : sorted(cases.stream().mapToInt(Holdout.Case::user), history)) {
                rows.row(naming.user(history.userId(user)));
            }
        }
    }

    private void truth(Split split, Path file) throws IOException {
        try (CsvOutput rows = CsvOutput.open(file, "user", "product", "new")) {
            for (Holdout.Case one : Stream.concat(split.cases().stream(), split.newcomers().stream())
                    .toList()) {
                for (int product : one.all()) {
                    rows.row(
                            naming.user(split.history().userId(one.user())),
                            naming.product(split.index().idOf(product).value()),
                            String.valueOf(Arrays.binarySearch(one.fresh(), product) >= 0));
                }
            }
        }
    }

    private void protocol(Cut cut, Path folder) throws IOException {
        List<String> files;
        try (Stream<Path> written = Files.list(folder)) {
            files = written.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
        json(folder, ExportProtocol.render(cut, content, !naming.isPlain(), files));
    }

    private static void json(Path folder, Map<String, Object> fields) throws IOException {
        Files.writeString(
                folder.resolve("protocol.json"),
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n");
    }

    /** Each id is hashed once, not once a comparison. */
    private List<Integer> sorted(IntStream users, PurchaseHistory history) {
        return users.mapToObj(user -> new Named(naming.user(history.userId(user)), user))
                .sorted(Comparator.comparing(Named::name))
                .map(Named::user)
                .toList();
    }

    private record Named(String name, int user) {}

    /**
     * What the files hold.
     *
     * @param truth the answers too
     * @param names the texts of the products
     * @param k length of the lists that are measured
     * @param version of this program
     */
    public record Content(boolean truth, boolean names, int k, String version) {}

    /**
     * A split and what it was cut by.
     *
     * @param until end of the hold-out; empty where there is none
     */
    public record Cut(Split split, String until) {}
}
