package dev.recs.grid;

import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Opens Spark as its own configuration says: system properties {@code spark.*}, then {@code spark-defaults.conf}. */
final class SparkContexts {

    private static final String MASTER = "spark.master";

    private SparkContexts() {}

    /** @throws Misconfigured if nothing says where Spark is */
    static JavaSparkContext open(Map<String, String> environment) {
        SparkConf conf = configuration(environment);
        if (!conf.contains(MASTER)) {
            throw new Misconfigured(
                    "--grid=spark: no %s: expected -D%s=spark://HOST:7077 or the like in RECS_JAVA_OPTS,"
                                    .formatted(MASTER, MASTER)
                            + " or in conf/spark-defaults.conf of SPARK_HOME");
        }
        return new JavaSparkContext(conf);
    }

    static SparkConf configuration(Map<String, String> environment) {
        SparkConf conf = new SparkConf();
        defaultsFile(environment)
                .ifPresent(file -> read(file)
                        .forEach((name, value) -> conf.setIfMissing(
                                name.toString(), value.toString().strip())));
        return conf.setIfMissing("spark.app.name", "recs refresh").setIfMissing("spark.ui.enabled", "false");
    }

    private static Optional<Path> defaultsFile(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("SPARK_CONF_DIR"))
                .map(Path::of)
                .or(() -> Optional.ofNullable(environment.get("SPARK_HOME")).map(home -> Path.of(home, "conf")))
                .map(folder -> folder.resolve("spark-defaults.conf"))
                .filter(Files::isRegularFile);
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new Misconfigured("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        properties.keySet().removeIf(name -> !name.toString().startsWith("spark."));
        return properties;
    }
}
