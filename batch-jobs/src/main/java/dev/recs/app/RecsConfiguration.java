package dev.recs.app;

import dev.recs.embedding.EmbeddingConfiguration;
import dev.recs.refresh.RefreshConfiguration;
import dev.recs.stores.StoresConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Every stage, in the order of the flow. */
@Configuration(proxyBeanMethods = false)
@Import({StoresConfiguration.class, EmbeddingConfiguration.class, RefreshConfiguration.class})
class RecsConfiguration {}
