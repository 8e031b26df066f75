import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Fits Spark's ALS with a local master, one model for each line of standard input, until it ends.
 *
 * <p>A line: {@code folder rank regularization alpha iterations k}. The folder has {@code ratings.csv} (user,item,rating in numbers)
 * and {@code users.csv} (user: who is answered, k products each, to time it); it gets {@code users.factors} and {@code items.factors}.
 * Answered on standard output, after lines of Spark's: {@code DONE fitCpuSeconds answerCpuSeconds peakRssMib}.
 */
final class SparkAls {

    private SparkAls() {}

    public static void main(String[] args) throws IOException {
        int threads = Integer.parseInt(args[0]);
        SparkSession spark = SparkSession.builder()
                .master("local[" + threads + "]")
                .appName("peers")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", threads)
                .config("spark.default.parallelism", threads)
                .getOrCreate();
        try (spark;
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println("DONE " + fit(spark, line.split(" ")));
            }
        }
    }

    private static String fit(SparkSession spark, String[] job) throws IOException {
        Path folder = Path.of(job[0]);
        Dataset<Row> ratings = csv(spark, folder.resolve("ratings.csv"), "user INT, item INT, rating FLOAT").cache();
        Dataset<Row> asked = csv(spark, folder.resolve("users.csv"), "user INT").cache();
        ratings.count();
        asked.count();
        double begun = cpuSeconds();
        ALSModel model = new ALS()
                .setImplicitPrefs(true)
                .setRank(Integer.parseInt(job[1]))
                .setRegParam(Double.parseDouble(job[2]))
                .setAlpha(Double.parseDouble(job[3]))
                .setMaxIter(Integer.parseInt(job[4]))
                .setSeed(1)
                .fit(ratings);
        write(model.userFactors(), folder.resolve("users.factors"));
        write(model.itemFactors(), folder.resolve("items.factors"));
        double fitted = cpuSeconds();
        model.recommendForUserSubset(asked, Integer.parseInt(job[5])).collectAsList();
        double answered = cpuSeconds();
        ratings.unpersist(true);
        asked.unpersist(true);
        return String.format(Locale.ROOT, "%.3f %.3f %d", fitted - begun, answered - fitted, peakRssMib());
    }

    private static Dataset<Row> csv(SparkSession spark, Path file, String schema) {
        return spark.read().option("header", true).schema(schema).csv(file.toString());
    }

    /** A line each: the number, then the factors. */
    private static void write(Dataset<Row> factors, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Row row : factors.collectAsList()) {
                StringBuilder line = new StringBuilder().append(row.getInt(0));
                row.getList(1).forEach(value -> line.append(' ').append(value));
                out.append(line).append('\n');
            }
        }
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    /** Of this process, where /proc says so; 0 elsewhere. */
    private static long peakRssMib() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }
}
