package dev.recs.benchmarks.freshness;

import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.BenchmarkOptions;
import dev.recs.benchmarks.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import redis.clients.jedis.UnifiedJedis;

/** {@code bench freshness}. */
@Command(
        name = "freshness",
        mixinStandardHelpOptions = true,
        description = "Commit orders at several rates and measure the lag from commit to the list in Redis.")
public final class FreshnessBenchmark implements Benchmark {

    private static final Duration LAST = Duration.ofSeconds(60);
    private static final double MILLIS = 1e6;

    @Mixin
    private final BenchmarkOptions common = new BenchmarkOptions();

    @Option(names = "--rates", split = ",", defaultValue = "10,50,200,500", description = "orders a second")
    private List<Integer> rates = List.of();

    @Option(names = "--seconds", defaultValue = "60", description = "for each rate")
    private int seconds = 60;

    @Option(names = "--workers", defaultValue = "1", description = "worker processes")
    private int workers = 1;

    @Option(names = "--customers", defaultValue = "4000")
    private int customers = 4_000;

    @Option(names = "--products", defaultValue = "2000")
    private int products = 2_000;

    @Option(names = "--refresh-all", description = "with 'recs refresh --all' running all the time")
    private boolean refreshAll;

    @Override
    public Integer call() {
        try (TestShop shop = new TestShop(common.dataDir(), products, customers)) {
            Figures figures = new Figures("freshness, %d worker%s".formatted(workers, workers == 1 ? "" : "s"));
            List<WorkerProcess> processes = start(shop);
            try {
                warmUp(shop);
                if (refreshAll) {
                    figures.add("refresh --all without orders took", Nightly.run(shop, common.dataDir()), "s");
                }
                for (int rate : rates) {
                    measure(shop, processes, rate, figures);
                }
            } finally {
                processes.forEach(WorkerProcess::close);
            }
            common.print(figures.note("servers, storefront and workers share the machine"));
            return 0;
        }
    }

    private List<WorkerProcess> start(TestShop shop) {
        List<WorkerProcess> processes = new ArrayList<>(IntStream.range(0, workers)
                .mapToObj(_ -> WorkerProcess.worker(shop.addresses(), common.dataDir()))
                .toList());
        processes.forEach(WorkerProcess::awaitUp);
        return processes;
    }

    private void warmUp(TestShop shop) {
        ListWatch watch = new ListWatch(shop.bean(UnifiedJedis.class));
        run(shop, watch, 50, Duration.ofSeconds(20));
    }

    private void measure(TestShop shop, List<WorkerProcess> processes, int rate, Figures figures) {
        ListWatch watch = new ListWatch(shop.bean(UnifiedJedis.class));
        Duration cpu = cpu(processes);
        double lists = lists(processes);
        Nightly nightly = refreshAll ? Nightly.start(shop, common.dataDir()) : Nightly.NONE;
        long begin = System.nanoTime();
        OrderStream orders = run(shop, watch, rate, Duration.ofSeconds(seconds));
        double took = (System.nanoTime() - begin) / 1e9;
        String at = "%d/s: ".formatted(rate);
        figures.add(at + "orders committed", orders.committed(), "")
                .add(at + "lag p50", watch.percentile(0.5), "ms")
                .add(at + "lag p95", watch.percentile(0.95), "ms")
                .add(at + "lag p99", watch.percentile(0.99), "ms")
                .add(at + "lists not there a minute later", watch.missing(), "")
                .add(at + "orders a list", orders.committed() / Math.max(1, lists(processes) - lists), "")
                .add(
                        at + "CPU of the workers",
                        cpu(processes).minus(cpu).toNanos() / MILLIS / 10 / took,
                        "% of a core");
        nightly.report(at, figures);
    }

    private OrderStream run(TestShop shop, ListWatch watch, int rate, Duration time) {
        OrderStream orders = new OrderStream(shop, watch, customers);
        Thread writer = Thread.ofPlatform().name("orders").start(() -> orders.run(rate, time));
        watch.watch(orders::isDone, LAST);
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return orders;
    }

    private static double lists(List<WorkerProcess> processes) {
        return processes.stream()
                .mapToDouble(process -> process.counted("recs_event_to_list_lag_seconds_count"))
                .sum();
    }

    private static Duration cpu(List<WorkerProcess> processes) {
        return processes.stream().map(WorkerProcess::cpu).reduce(Duration.ZERO, Duration::plus);
    }
}
