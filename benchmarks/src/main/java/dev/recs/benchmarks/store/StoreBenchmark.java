package dev.recs.benchmarks.store;

import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.BenchmarkOptions;
import dev.recs.benchmarks.Figures;
import dev.recs.jobs.app.RecsApplication;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import redis.clients.jedis.UnifiedJedis;

/** {@code bench store}: fills a data folder with a generated store. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description = "Generate a store and load it; goes on where an earlier load stopped.")
public final class StoreBenchmark implements Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(StoreBenchmark.class);

    @Mixin
    private final BenchmarkOptions options = new BenchmarkOptions();

    @Mixin
    private final ShapeOptions shape = new ShapeOptions();

    @Override
    public Integer call() {
        Instant start = Instant.now();
        try (ConfigurableApplicationContext recs = RecsApplication.open(options.dataDir())) {
            DataSource mysql = recs.getBean(DataSource.class);
            UnifiedJedis redis = recs.getBean(UnifiedJedis.class);
            Instant opened = Instant.now();
            new StoreLoader(mysql, redis).load(shape.shape(), users -> LOG.info("generated store: {} users", users));
            Duration took = Duration.between(opened, Instant.now());
            Figures figures = new Figures("store")
                    .add("users", shape.shape().users(), "")
                    .add(
                            "seconds to open the stores",
                            Duration.between(start, opened).toMillis() / 1e3,
                            "s")
                    .add("seconds to load", took.toMillis() / 1e3, "s")
                    .add("order lines", lines(recs.getBean(JdbcClient.class)), "");
            options.print(figures);
        }
        return 0;
    }

    private static long lines(JdbcClient jdbc) {
        return jdbc.sql("SELECT COUNT(*) FROM sample_shop.order_lines")
                .query(Long.class)
                .single();
    }
}
