package dev.recs.recommender.model.training;

import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.model.CatalogModel;
import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A model of one fold, kept as long as there is memory for it, else trained again: the models of all folds and alternatives do not fit
 * into the heap of a nightly job of a large store, and training twice gives the same bit for bit.
 */
final class FoldModel {

    private final Holdout holdout;
    private final Supplier<CatalogModel> training;
    private final AtomicReference<SoftReference<@Nullable CatalogModel>> kept;

    FoldModel(Holdout holdout, Supplier<CatalogModel> training) {
        this.holdout = holdout;
        this.training = training;
        this.kept = new AtomicReference<>(new SoftReference<>(null));
    }

    Holdout holdout() {
        return holdout;
    }

    CatalogModel get() {
        @Nullable CatalogModel known = kept.get().get();
        if (known == null) {
            known = training.get();
            kept.set(new SoftReference<>(known));
        }
        return known;
    }
}
