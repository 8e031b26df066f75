package dev.recs.jobs.app;

import com.mongodb.client.MongoDatabase;
import dev.recs.pipeline.candidates.Candidates;
import dev.recs.pipeline.embedding.EmbeddingProvider;
import dev.recs.stores.vectorsearch.CandidateSettings;
import dev.recs.stores.vectorsearch.OrdinaryIndexes;
import dev.recs.stores.vectorsearch.VectorIndexes;
import dev.recs.stores.vectorsearch.VectorSearch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Indexes and searches of MongoDB's vector search. */
@Configuration(proxyBeanMethods = false)
public class VectorSearchConfiguration {

    @Bean
    VectorIndexes vectorIndexes(MongoDatabase database, EmbeddingProvider provider) {
        return new VectorIndexes(database, provider.space());
    }

    @Bean
    OrdinaryIndexes ordinaryIndexes(MongoDatabase database) {
        return new OrdinaryIndexes(database);
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
    VectorSearch vectorSearch(MongoDatabase database, CandidateSettings settings) {
        return new VectorSearch(database, settings);
    }
}
