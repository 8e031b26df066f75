/**
 * How good the lists are, measured on a store's own history, and how good the standard methods would be.
 *
 * <p>Input: a {@link dev.recs.evaluation.StoreHistory}. A {@link dev.recs.evaluation.Split} holds a part of it back; every
 * {@link dev.recs.evaluation.Method} is trained on the rest alone and makes a list for each user; the
 * {@link dev.recs.evaluation.Evaluator} compares the lists with the hold-out. {@link dev.recs.evaluation.RecsMethod} runs
 * the stages that write the lists of a shop, so what is measured is what is shown. Nothing that is stored is read or written,
 * but a file of vectors.
 *
 * <p>{@link dev.recs.evaluation.SplitExport} writes a split for other programs, {@link dev.recs.evaluation.OutsideLists} reads the
 * lists that they made of it; the same evaluator measures them. What leaves goes by a {@link dev.recs.evaluation.Naming}.
 *
 * <p>The protocol is that of docs/guide/evaluate.md: NDCG with gain 1 and discount {@code log2(rank + 1)} over the whole catalog, no
 * sampled negatives.
 */
@NullMarked
package dev.recs.evaluation;

import org.jspecify.annotations.NullMarked;
