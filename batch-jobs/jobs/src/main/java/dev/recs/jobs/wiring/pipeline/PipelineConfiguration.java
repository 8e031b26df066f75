package dev.recs.jobs.wiring.pipeline;

import dev.recs.jobs.wiring.embedding.EmbeddingConfiguration;
import dev.recs.model.experiment.Assignment;
import dev.recs.pipeline.CatalogEmbedding;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.CatalogProducts;
import dev.recs.pipeline.CatalogPublisher;
import dev.recs.pipeline.CatalogTraining;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.Eligibility;
import dev.recs.pipeline.LaterProducts;
import dev.recs.pipeline.ListPublisher;
import dev.recs.pipeline.ModelPublisher;
import dev.recs.pipeline.OrderTraining;
import dev.recs.pipeline.RefreshPipelineFactory;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.pipeline.StageTimers;
import dev.recs.pipeline.StagesFactory;
import dev.recs.pipeline.candidates.Candidates;
import dev.recs.pipeline.embedding.Embedder;
import dev.recs.pipeline.experiments.CurrentLists;
import dev.recs.pipeline.experiments.StartedExperiments;
import dev.recs.recommender.experiments.ExperimentSettings;
import dev.recs.recommender.lists.CurrentListSettings;
import dev.recs.recommender.lists.FirstTenSettings;
import dev.recs.recommender.lists.ListSettings;
import dev.recs.recommender.model.training.ModelSettings;
import dev.recs.recommender.model.training.TrainingSettings;
import dev.recs.recommender.profile.ProfileSettings;
import dev.recs.recommender.ranking.RankingSettings;
import dev.recs.recommender.ranking.diversity.DiversitySettings;
import dev.recs.recommender.rotation.RotationSettings;
import dev.recs.recommender.rules.CurrentRules;
import dev.recs.recommender.rules.FeeSettings;
import dev.recs.recommender.rules.RuleBook;
import dev.recs.recommender.rules.RuleSettings;
import dev.recs.recommender.shelves.ShelfSettings;
import dev.recs.recommender.signal.SignalSettings;
import dev.recs.settings.EnableSettings;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.activity.Activities;
import dev.recs.stores.catalog.CatalogStore;
import dev.recs.stores.catalog.LinePrices;
import dev.recs.stores.catalog.OrderLines;
import dev.recs.stores.catalog.Products;
import dev.recs.stores.erasure.MongoTombstones;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.experiments.ExperimentRuns;
import dev.recs.stores.lists.Profiles;
import dev.recs.stores.lists.PublishedLists;
import dev.recs.stores.lists.Recommendations;
import dev.recs.stores.models.ModelStore;
import dev.recs.stores.vectorsearch.CandidateSettings;
import dev.recs.stores.vectorsearch.ProductEmbeddings;
import dev.recs.stores.vectorsearch.VectorIndexes;
import dev.recs.stores.vectorsearch.VectorSearch;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The stages from activity to publication, and the training of the model that they rank with. */
@Configuration(proxyBeanMethods = false)
@Import(EmbeddingConfiguration.class)
@EnableSettings({
    RefreshSettings.class,
    SignalSettings.class,
    ProfileSettings.class,
    RankingSettings.class,
    DiversitySettings.class,
    RotationSettings.class,
    FirstTenSettings.class,
    ShelfSettings.class,
    RuleSettings.class,
    ExperimentSettings.class,
    FeeSettings.class,
    TrainingSettings.class
})
public class PipelineConfiguration {

    @Bean
    StageTimers stageTimers(MeterRegistry registry) {
        return new StageTimers(registry);
    }

    @Bean
    Eligibility eligibility(
            Activities activities,
            Profiles profiles,
            MongoTombstones tombstones,
            RefreshSettings settings,
            SignalSettings signals) {
        return new Eligibility(activities, profiles, tombstones, settings.retention(), signals);
    }

    /** Made before a run begins, so that a missing index is said at the start. */
    @Bean
    Candidates candidates(CandidateSettings settings, VectorSearch search, VectorIndexes indexes) {
        if (settings.source() == CandidateSettings.Source.VECTOR_SEARCH) {
            indexes.requireQueryable();
        }
        return new Candidates(settings, search);
    }

    @Bean
    CurrentRules currentRules(RuleSettings settings) {
        return CurrentRules.read(settings);
    }

    @Bean
    ListOrderSettings listOrderSettings(
            RankingSettings ranking,
            DiversitySettings diversity,
            RotationSettings rotation,
            FirstTenSettings firstTen) {
        return new ListOrderSettings(ranking, diversity, rotation, firstTen);
    }

    @Bean
    CurrentListSettings currentListSettings(
            ListOrderSettings order, ShelfSettings shelves, CurrentRules rules, SignalSettings signals) {
        return new CurrentListSettings(
                new ListSettings(
                        order.ranking(),
                        order.diversity(),
                        order.rotation(),
                        order.firstTen(),
                        shelves,
                        RuleBook.EMPTY,
                        signals),
                rules);
    }

    @Bean
    StartedExperiments startedExperiments(ExperimentSettings settings, ExperimentRuns runs, Clock clock) {
        return new StartedExperiments(settings, runs, clock);
    }

    @Bean
    CurrentLists currentLists(CurrentListSettings configured, StartedExperiments experiments, ErasureKey key) {
        return new CurrentLists(configured, experiments, new Assignment(key.bytes()));
    }

    @Bean
    ListPublisher listPublisher(
            Profiles profiles, Recommendations recommendations, PublishedLists published, ListPublisher.Flags flags) {
        return new ListPublisher(profiles, recommendations, published, flags);
    }

    @Bean
    ListPublisher.Flags listFlags(MongoTombstones stored, RedisFlags published) {
        return new ListPublisher.Flags(stored, published);
    }

    @Bean
    StagesFactory stagesFactory(CurrentLists lists, Candidates candidates, ProfileSettings profiles, Clock clock) {
        return new StagesFactory(lists, candidates, profiles.embedding(), clock);
    }

    @Bean
    RefreshPipelineFactory refreshPipelineFactory(
            Eligibility eligibility,
            Embedder embedder,
            StagesFactory stages,
            ListPublisher publisher,
            StageTimers timers) {
        return new RefreshPipelineFactory(eligibility, embedder, stages, publisher, timers);
    }

    @Bean
    CurrentPipeline currentPipeline(CatalogModels models, RefreshPipelineFactory factory) {
        return new CurrentPipeline(models, factory);
    }

    @Bean
    CatalogProducts catalogProducts(Products products, LinePrices prices, FeeSettings fees) {
        return new CatalogProducts(products, prices, fees);
    }

    @Bean
    CatalogEmbedding catalogEmbedding(Products products, Embedder embedder, ProductEmbeddings embeddings) {
        return new CatalogEmbedding(products, embedder, embeddings);
    }

    @Bean
    LaterProducts laterProducts(Products products, Embedder embedder) {
        return new LaterProducts(products, embedder);
    }

    @Bean
    CatalogModels catalogModels(ModelStore store) {
        return new CatalogModels(store);
    }

    @Bean
    ModelSettings modelSettings(TrainingSettings training, SignalSettings signals) {
        return new ModelSettings(training, signals);
    }

    @Bean
    OrderTraining orderTraining(
            CatalogProducts products,
            CatalogEmbedding embedding,
            OrderLines orders,
            CurrentRules rules,
            ModelSettings settings) {
        return new OrderTraining(products, embedding, orders, rules, settings);
    }

    @Bean
    ModelPublisher modelPublisher(CatalogStore store, CurrentLists lists, CurrentPipeline pipeline) {
        return new ModelPublisher(new CatalogPublisher(store), lists, pipeline);
    }

    @Bean
    CatalogTraining catalogTraining(
            CatalogModels models,
            OrderTraining training,
            CatalogEmbedding embedding,
            LaterProducts laterProducts,
            ModelPublisher publisher) {
        return new CatalogTraining(models, training, embedding, laterProducts, publisher);
    }

    /** The settings that decide the order of a list. */
    record ListOrderSettings(
            RankingSettings ranking,
            DiversitySettings diversity,
            RotationSettings rotation,
            FirstTenSettings firstTen) {}
}
