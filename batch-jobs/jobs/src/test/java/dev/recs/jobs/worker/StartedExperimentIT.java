package dev.recs.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.experiments.KnownExperiments;
import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import dev.recs.pipeline.experiments.CurrentLists;
import dev.recs.pipeline.experiments.StartedExperiments;
import dev.recs.stores.experiments.ExperimentRuns;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LogRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A worker while an experiment is started, changed behind its back, and stopped. */
final class StartedExperimentIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String EXPERIMENT = """
            experiments:
              - name: everybody
                metric: conversion
                variants:
                  - {name: control, share: 0.5}
                  - {name: other, share: 0.5, settings: {recs.ranking.shelves.count: 0}}
            """;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void aWorkerMakesTheListsOfWhatRuns() throws IOException {
        Path file = Files.writeString(folder.resolve("experiments.yml"), EXPERIMENT);
        try (Shop shop = new Shop(STACK, Map.of("recs.experiments.file", file.toString()));
                LogRecording log = LogRecording.ofEverything()) {
            KnownExperiments experiments = new KnownExperiments(
                    shop.bean(StartedExperiments.class), shop.bean(ExperimentRuns.class), shop.bean(DataSource.class));
            shop.bean(Worker.class).start();
            order(shop, 0);
            assertThat(variantHash(shop)).isZero();

            experiments.start("everybody", shop.now());
            Shop.await("a list of a variant", SOON, () -> {
                order(shop, 4);
                return variantHash(shop) != 0;
            });
            VariantName variant = shop.bean(CurrentLists.class).get().variantOf(new UserId("c00"), shop.now());
            assertThat(variantHash(shop)).isEqualTo(variant.hash());
            assertThat(variant.value()).startsWith("everybody/");

            Files.writeString(file, EXPERIMENT.replace("count: 0", "count: 1"));
            Shop.await(
                    "told of it",
                    SOON,
                    () -> log.text().contains("experiments stay as they were: experiment everybody runs since "));
            order(shop, 8);
            assertThat(variantHash(shop)).isEqualTo(variant.hash());

            experiments.stop("everybody", shop.now());
            Shop.await("a list of none", SOON, () -> {
                order(shop, 12);
                return variantHash(shop) == 0;
            });
        }
    }

    private static void order(Shop shop, int product) {
        shop.orderAtOnce("c00", Shop.product(product));
        Shop.await("order answered", SOON, shop::isQuiet);
    }

    private static long variantHash(Shop shop) {
        return shop.list("c00").orElseThrow().variant();
    }
}
