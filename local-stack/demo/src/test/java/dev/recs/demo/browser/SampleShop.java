package dev.recs.demo.browser;

import dev.recs.demo.ServingProcess;
import dev.recs.jobs.app.RecsApplication;
import dev.recs.jobs.imports.load.ImportFiles;
import dev.recs.jobs.imports.load.StoreImport;
import dev.recs.jobs.imports.text.ImportProgress;
import dev.recs.jobs.nightly.JobRequest;
import dev.recs.jobs.nightly.NightlyJobLauncher;
import dev.recs.jobs.nightly.Selection;
import dev.recs.jobs.worker.Worker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A tenth of the sample store, refreshed and served with the storefront and a worker: what the demo is. */
final class SampleShop implements AutoCloseable {

    /** These, and everyone whose number ends in 7. */
    private static final Set<String> KEPT = Set.of("15380", "18237", "18092");

    private static final String SECRET = "only-for-the-tests-of-the-storefront";

    private final ConfigurableApplicationContext jobs;
    private final ServingProcess server;

    private SampleShop(ConfigurableApplicationContext jobs, ServingProcess server) {
        this.jobs = jobs;
        this.server = server;
    }

    static SampleShop open(Map<String, String> stores, Path folder) throws IOException {
        Map<String, Object> settings = new HashMap<>(stores);
        settings.put("recs.data-dir", folder.toString());
        settings.put("recs.mongodb.vector-format", "plain-binary"); // All that the stand-in answers to.
        settings.put("recs.management.worker-port", 0);
        settings.put("recs.erasure.key", "a-key-for-the-tests-only");
        ConfigurableApplicationContext jobs = RecsApplication.open(settings);
        Instant now = Instant.now();
        ImportFiles files =
                new ImportFiles(products(folder), orders(folder), Optional.empty(), folder.resolve("rejects.txt"));
        jobs.getBean(StoreImport.class).run(files, Optional.of(now), ImportProgress.SILENT);
        jobs.getBean(NightlyJobLauncher.class).run(new JobRequest(Selection.ALL, Optional.of(now)));
        jobs.getBean(Worker.class).start();
        settings.put("recs.serving.jwt-secret", SECRET);
        settings.put("recs.guests.secret", "guests: " + SECRET);
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", 0);
        settings.put("management.server.port", 0);
        return new SampleShop(jobs, ServingProcess.start(settings));
    }

    String address() {
        return "http://127.0.0.1:%d/".formatted(server.port());
    }

    JdbcTemplate mysql() {
        return jobs.getBean(JdbcTemplate.class);
    }

    /** The context of the jobs closes the worker first. */
    @Override
    public void close() {
        server.close();
        jobs.close();
    }

    private static Path products(Path folder) throws IOException {
        Path file = folder.resolve("products.csv");
        try (InputStream bytes = resource("products.csv")) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static Path orders(Path folder) throws IOException {
        Path file = folder.resolve("orders.csv");
        try (BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(resource("orders.csv.gz")), StandardCharsets.UTF_8));
                PrintWriter kept = new PrintWriter(Files.newBufferedWriter(file))) {
            kept.println(lines.readLine());
            lines.lines().filter(SampleShop::isKept).forEach(kept::println);
        }
        return file;
    }

    private static boolean isKept(String line) {
        String user = line.split(",", 3)[1];
        return user.endsWith("7") || KEPT.contains(user);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(SampleShop.class.getResourceAsStream("/sample-store/" + name), name);
    }
}
