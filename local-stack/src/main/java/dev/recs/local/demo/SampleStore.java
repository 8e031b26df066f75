package dev.recs.local.demo;

import dev.recs.imports.ImportReport;
import dev.recs.imports.StoreImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Real purchases of a gift wholesaler (UCI Online Retail, CC BY 4.0), in this jar. */
final class SampleStore {

    private final Path folder;

    SampleStore(Path dataDir) {
        this.folder = dataDir.resolve("sample-store");
    }

    boolean isImported(JdbcTemplate jdbc) {
        return !jdbc.queryForList("SELECT 1 FROM orders LIMIT 1").isEmpty();
    }

    ImportReport importInto(JdbcTemplate jdbc, Instant now) {
        return new StoreImport(jdbc, unpack("rejects.txt", false))
                .run(unpack("products.csv", true), unpack("orders.csv.gz", true), Optional.of(now));
    }

    private Path unpack(String name, boolean copy) {
        try {
            Path file = Files.createDirectories(folder).resolve(name);
            if (copy) {
                try (InputStream bytes =
                        Objects.requireNonNull(SampleStore.class.getResourceAsStream("/sample-store/" + name), name)) {
                    Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("sample store could not be unpacked to " + folder, e);
        }
    }
}
