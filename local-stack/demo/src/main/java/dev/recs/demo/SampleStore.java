package dev.recs.demo;

import dev.recs.jobs.imports.load.ImportFiles;
import dev.recs.jobs.imports.load.ImportReport;
import dev.recs.jobs.imports.load.StoreImport;
import dev.recs.jobs.imports.text.ImportProgress;
import dev.recs.stores.schema.SampleShop;
import dev.recs.stores.schema.SqlScript;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Real purchases of a gift wholesaler (UCI Online Retail, CC BY 4.0), in this jar, with derived categories and made-up events. */
final class SampleStore {

    private static final String HEADER = "product_id,name";
    private static final String CURRENCY = "GBP";

    private final Path folder;
    private final Path unfinished;

    SampleStore(Path dataDir) {
        this.folder = dataDir.resolve("sample-store");
        this.unfinished = folder.resolve("unfinished");
    }

    /** An import that was cut off left some orders; doing it again completes them. */
    boolean isImported(JdbcTemplate jdbc, SampleShop shop) {
        return !Files.exists(unfinished)
                && !jdbc.queryForList("SELECT 1 FROM %s.orders LIMIT 1".formatted(SqlScript.quoted(shop.database())))
                        .isEmpty();
    }

    /** @param now the newest order is moved to within a week before it */
    ImportReport importInto(StoreImport store, Instant now, ImportProgress progress) {
        try {
            Files.createDirectories(folder);
            ImportFiles files = new ImportFiles(
                    productsWithCategories(),
                    unpack("orders.csv.gz"),
                    Optional.of(unpack("events.jsonl")),
                    folder.resolve("rejects.txt"));
            Files.writeString(unfinished, "");
            ImportReport report = store.run(files, Optional.of(now), progress);
            Files.delete(unfinished);
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException("sample store could not be unpacked to " + folder, e);
        }
    }

    private Path unpack(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream bytes = open(name)) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    /** The products file with two more columns before the name, which may be quoted. */
    private Path productsWithCategories() throws IOException {
        Map<String, String> categories = new HashMap<>();
        for (String line : lines("categories.csv")) {
            categories.put(line.substring(0, line.indexOf(',')), line.substring(line.indexOf(',') + 1));
        }
        Path file = folder.resolve("products.csv");
        Files.write(
                file,
                lines("products.csv").stream()
                        .map(line -> line.equals(HEADER)
                                ? "product_id,category,currency,name"
                                : withCategory(line, categories))
                        .toList());
        return file;
    }

    private static String withCategory(String line, Map<String, String> categories) {
        String id = line.substring(0, line.indexOf(','));
        return "%s,%s,%s%s".formatted(id, categories.getOrDefault(id, ""), CURRENCY, line.substring(id.length()));
    }

    private static List<String> lines(String name) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(
                SampleStore.class.getResourceAsStream("/sample-store/" + name), () -> "not in the jar: " + name);
    }
}
