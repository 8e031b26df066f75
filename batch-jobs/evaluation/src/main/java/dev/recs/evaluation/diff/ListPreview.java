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

/** Makes lists with the stored model and stored vectors: writes nothing, and sends nothing to the embedding provider. */
public final class ListPreview {

    private static final int CHUNK = 500;

    private final RefreshPipeline pipeline;

    /** With the settings and rules of the application that these are of. */
    public ListPreview(
            RefreshPipelineFactory pipelines, CatalogModels models, EmbeddingCache cache, EmbeddingProvider provider) {
        this.pipeline = pipelines
                .with(new StoredVectors(cache, provider.space()))
                .create(models.load().model());
    }

    public List<RecommendationList> lists(List<UserId> users, Instant asOf) {
        List<RecommendationList> lists = new ArrayList<>(users.size());
        for (int from = 0; from < users.size(); from += CHUNK) {
            lists.addAll(pipeline.preview(users.subList(from, Math.min(from + CHUNK, users.size())), asOf));
        }
        return lists;
    }
}
