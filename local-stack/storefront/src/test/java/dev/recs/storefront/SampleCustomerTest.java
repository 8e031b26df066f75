package dev.recs.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.recs.model.UserId;
import dev.recs.testing.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class SampleCustomerTest {

    private static final Path SAMPLE_STORE =
            Repository.ROOT.resolve("local-stack/demo/src/main/resources/sample-store");

    @Test
    void theStoresDataBearOutWhatThePageSaysOfACustomer() throws IOException {
        Map<String, String> names = new HashMap<>();
        read("products.csv", row -> names.put(row.getField("product_id"), row.getField("name")));
        Map<UserId, Set<String>> bought = new HashMap<>();
        read(
                "orders.csv.gz",
                row -> bought.computeIfAbsent(new UserId(row.getField("user_id")), _ -> new HashSet<>())
                        .add(row.getField("product_id")));

        assertThat(SampleCustomer.ALL)
                .allSatisfy(customer -> assertThat(bought.getOrDefault(customer.userId(), Set.of()).stream()
                                .filter(product ->
                                        names.getOrDefault(product, "").contains(customer.word())))
                        .as(customer.description())
                        .hasSizeGreaterThanOrEqualTo(customer.products()));
    }

    private static void read(String file, Consumer<NamedCsvRecord> rows) throws IOException {
        Path path = SAMPLE_STORE.resolve(file);
        try (InputStream stored = Files.newInputStream(path);
                InputStream bytes = file.endsWith(".gz") ? new GZIPInputStream(stored) : stored;
                CsvReader<NamedCsvRecord> csv =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            csv.forEach(rows);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
