package dev.recs.demo.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.recs.model.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class SampleCustomerTest {

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
        InputStream resource =
                Objects.requireNonNull(SampleCustomerTest.class.getResourceAsStream("/sample-store/" + file), file);
        try (InputStream bytes = file.endsWith(".gz") ? new GZIPInputStream(resource) : resource;
                CsvReader<NamedCsvRecord> csv =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            csv.forEach(rows);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
