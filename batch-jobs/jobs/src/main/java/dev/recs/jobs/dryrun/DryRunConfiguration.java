package dev.recs.jobs.dryrun;

import dev.recs.pipeline.embedding.EmbeddingEstimator;
import dev.recs.pipeline.embedding.EmbeddingProvider;
import dev.recs.recommender.profile.ProfileSettings;
import dev.recs.recommender.profile.Profiler;
import dev.recs.recommender.signal.SignalSettings;
import dev.recs.recommender.signal.SignalWeigher;
import dev.recs.stores.activity.Activities;
import dev.recs.stores.catalog.Products;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The dry run. */
@Configuration(proxyBeanMethods = false)
@Import(DryRun.Selected.class)
public class DryRunConfiguration {

    @Bean
    DryRun dryRun(
            DryRun.Selected selected,
            Activities activities,
            DryRun.Catalog catalog,
            ObjectProvider<EmbeddingEstimator> estimators) {
        return new DryRun(selected, activities, catalog, estimators::getObject);
    }

    @Bean
    DryRun.Catalog dryRunCatalog(
            Products products, EmbeddingProvider provider, ProfileSettings profiles, SignalSettings signals) {
        return new DryRun.Catalog(
                products,
                index -> new Profiler(index, provider.space(), "dry run", profiles.embedding(), signals),
                new SignalWeigher(signals));
    }
}
