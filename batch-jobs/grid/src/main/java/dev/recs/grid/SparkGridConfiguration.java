package dev.recs.grid;

import dev.recs.grid.executor.RunSettings;
import dev.recs.jobs.nightly.GridRuns;
import dev.recs.jobs.nightly.GridSettings;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.experiments.CurrentLists;
import dev.recs.recommender.rules.RuleSettings;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.shop.ShopUsers;
import org.apache.spark.api.java.JavaSparkContext;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The users step on Spark: its beans are made when the step begins, after the settings were found fit for a grid. */
@Configuration(proxyBeanMethods = false)
@Import(RunSettings.class)
class SparkGridConfiguration {

    @Bean
    JavaSparkContext sparkContext(RunSettings settings) {
        SharedSettings.require(settings);
        return SparkContexts.open(System.getenv());
    }

    @Bean
    GridOrders.Recipe gridRecipe(CatalogModels models, CurrentLists lists, RuleSettings rules) {
        return new GridOrders.Recipe(models, lists, rules);
    }

    @Bean
    GridOrders gridOrders(RunSettings settings, GridSettings grid, GridOrders.Recipe recipe, ErasureKey key) {
        return new GridOrders(settings, grid, recipe, key);
    }

    @Bean
    RangeCuts rangeCuts(ShopUsers users, GridSettings grid) {
        return new RangeCuts(users, grid.rangeUsers());
    }

    @Bean
    SparkRanges sparkRanges(JavaSparkContext spark, GridSettings grid) {
        return new SparkRanges(spark, grid.chunks());
    }

    @Bean
    PartitionHandler sparkPartitionHandler(
            GridRuns runs, GridOrders orders, RangeCuts cuts, SparkRanges ranges, JobRepository repository) {
        return new SparkPartitionHandler(runs, orders, cuts, ranges, repository);
    }
}
