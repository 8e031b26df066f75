package dev.recs.ranking.vectorsearch;

import com.mongodb.client.MongoDatabase;
import dev.recs.embedding.EmbeddingProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Indexes and searches of MongoDB's vector search. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CandidateSettings.class)
public class VectorSearchConfiguration {

    @Bean
    VectorIndexes vectorIndexes(MongoDatabase database, EmbeddingProvider provider) {
        return new VectorIndexes(database, provider.space());
    }

    @Bean
    OrdinaryIndexes ordinaryIndexes(MongoDatabase database) {
        return new OrdinaryIndexes(database);
    }

    @Bean
    VectorSearch vectorSearch(MongoDatabase database, CandidateSettings settings) {
        return new VectorSearch(database, settings);
    }
}
