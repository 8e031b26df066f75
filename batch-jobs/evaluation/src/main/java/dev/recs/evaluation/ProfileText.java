package dev.recs.evaluation;

import dev.recs.model.Embedding;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.model.training.PastActivity;
import dev.recs.recommender.profile.ProfileEmbedding;
import dev.recs.recommender.profile.Profiler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The original plan: what a user bought last, written as one text, embedded as a whole, and the products with the nearest
 * texts.
 */
final class ProfileText {

    private ProfileText() {}

    /** @param products vectors by number of the product, as they come from the model */
    static Method train(Split split, List<Holdout.Case> cases, FileVectors vectors, List<Embedding> products) {
        Profiler profiler = new Profiler(split.index(), vectors.space(), "", ProfileEmbedding.TEXT);
        Map<Integer, String> texts = new HashMap<>();
        for (Holdout.Case one : cases) {
            texts.put(
                    one.user(),
                    profiler.profile(
                                    PastActivity.load(split.history(), one.user(), split.index()),
                                    List.of(),
                                    Map.of(),
                                    split.asOf())
                            .text());
        }
        Map<String, Embedding> embedded = vectors.embed(texts.values(), done -> {});
        int dimensions = vectors.space().dimensions();
        float[] rows = new float[products.size() * dimensions];
        for (int product = 0; product < products.size(); product++) {
            System.arraycopy(products.get(product).toArray(), 0, rows, product * dimensions, dimensions);
        }
        return new ScoredMethod("profile text", split, (scores, user) -> {
            Embedding profile = embedded.get(texts.getOrDefault(user, ""));
            if (profile != null) {
                ContentOnly.score(rows, profile.toArray(), scores);
            }
        });
    }
}
