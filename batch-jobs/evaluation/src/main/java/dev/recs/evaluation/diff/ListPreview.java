package dev.recs.evaluation.diff;

import dev.recs.model.UserId;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.RefreshPipeline;
import dev.recs.pipeline.RefreshPipelineFactory;
import dev.recs.pipeline.embedding.EmbeddingProvider;
import dev.recs.pipeline.embedding.StoredVectors;
import dev.recs.stores.embeddings.EmbeddingCache;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;

/** Makes lists with the stored model and stored vectors: writes nothing, and sends nothing to the embedding provider. */
public final class ListPreview {

    private static final int CHUNK = 500;

    private final RefreshPipeline pipeline;

    private ListPreview(RefreshPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** With the settings and rules of an application that was opened. */
    public static ListPreview of(BeanFactory recs) {
        StoredVectors vectors = new StoredVectors(
                recs.getBean(EmbeddingCache.class),
                recs.getBean(EmbeddingProvider.class).space());
        return new ListPreview(recs.getBean(RefreshPipelineFactory.class)
                .with(vectors)
                .create(recs.getBean(CatalogModels.class).load().model()));
    }

    public List<RecommendationList> lists(List<UserId> users, Instant asOf) {
        List<RecommendationList> lists = new ArrayList<>(users.size());
        for (int from = 0; from < users.size(); from += CHUNK) {
            lists.addAll(pipeline.preview(users.subList(from, Math.min(from + CHUNK, users.size())), asOf));
        }
        return lists;
    }
}
