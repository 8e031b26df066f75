package dev.recs.grid.executor;

import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.Eligibility;
import dev.recs.pipeline.LaterProducts;
import dev.recs.pipeline.ListPublisher;
import dev.recs.pipeline.RefreshPipeline;
import dev.recs.pipeline.RefreshPipelineFactory;
import dev.recs.pipeline.StageTimers;
import dev.recs.pipeline.StagesFactory;
import dev.recs.pipeline.StaleLists;
import dev.recs.pipeline.candidates.Candidates;
import dev.recs.pipeline.embedding.Embedder;
import dev.recs.pipeline.embedding.EmbeddingProvider;
import dev.recs.pipeline.embedding.EmbeddingProviders;
import dev.recs.pipeline.embedding.ProviderFailures;
import dev.recs.pipeline.embedding.Requests;
import dev.recs.pipeline.experiments.CurrentLists;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.stores.activity.ActivityStore;
import dev.recs.stores.activity.RecentEvents;
import dev.recs.stores.catalog.Products;
import dev.recs.stores.embeddings.EmbeddingCache;
import dev.recs.stores.embeddings.MongoEmbeddingCache;
import dev.recs.stores.embeddings.MongoEmbeddingUsageLog;
import dev.recs.stores.erasure.MongoTombstones;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.lists.MongoProfiles;
import dev.recs.stores.lists.MongoRecommendations;
import dev.recs.stores.lists.RedisLists;
import dev.recs.stores.models.ModelStore;
import dev.recs.stores.refusals.ActivitiesWithRefusals;
import dev.recs.stores.refusals.RefusalStore;
import dev.recs.stores.vectorsearch.VectorSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** Puts the stages together over the stores of an executor, as the jobs do with Spring. */
record PipelineParts(RefreshPipeline refresh, Embedder embedder, StaleLists staleLists) {

    private static final Clock CLOCK = Clock.systemUTC();

    static PipelineParts assemble(
            RunSettings settings, ExecutorStores stores, CurrentLists lists, String modelVersion) {
        byte[] key = settings.erasure().keyBytes();
        MongoProfiles profiles = new MongoProfiles(stores.mongo(), stores.format());
        MongoRecommendations recommendations = new MongoRecommendations(stores.mongo());
        MongoTombstones tombstones = new MongoTombstones(stores.mongo(), key);
        Embedder embedder = embedder(settings, stores);
        Eligibility eligibility = new Eligibility(
                new ActivitiesWithRefusals(
                        new ActivityStore(
                                stores.jdbc(), stores.shop(), stores.redis(), RecentEvents.CAP, RecentEvents.CAP),
                        new RefusalStore(stores.jdbc(), key)),
                profiles,
                tombstones,
                settings.refresh().retention(),
                settings.signals());
        ListPublisher publisher = new ListPublisher(
                profiles,
                recommendations,
                new RedisLists(stores.redis(), key, settings.cache()),
                new ListPublisher.Flags(tombstones, new RedisFlags(stores.redis(), key)));
        StagesFactory stages = new StagesFactory(
                lists,
                new Candidates(settings.candidates(), new VectorSearch(stores.mongo(), settings.candidates())),
                settings.profiles().embedding(),
                CLOCK);
        RefreshPipelineFactory factory = new RefreshPipelineFactory(
                eligibility, embedder, stages, publisher, new StageTimers(new SimpleMeterRegistry()));
        return new PipelineParts(
                factory.create(model(stores, embedder, modelVersion)),
                embedder,
                new StaleLists(recommendations, settings.refresh(), lists));
    }

    private static Embedder embedder(RunSettings settings, ExecutorStores stores) {
        EmbeddingCache cache = new MongoEmbeddingCache(stores.mongo(), stores.format());
        EmbeddingProvider provider = EmbeddingProviders.create(settings.embedding(), new ProviderFailures()::count);
        return new Embedder(
                cache,
                new Requests(
                        provider,
                        cache,
                        new MongoEmbeddingUsageLog(stores.mongo(), CLOCK),
                        settings.embedding().maxConcurrentRequests()),
                settings.embedding().memoryCache());
    }

    /** With the products that came into the catalog since, which the driver's model has too; their vectors are stored by now. */
    private static CatalogModel model(ExecutorStores stores, Embedder embedder, String version) {
        CatalogModel model = new CatalogModels(new ModelStore(stores.mongo(), CLOCK)).load(version);
        LaterProducts later = new LaterProducts(new Products(stores.jdbc(), stores.shop()), embedder);
        return later.joined(model, later.find(model)).model();
    }
}
