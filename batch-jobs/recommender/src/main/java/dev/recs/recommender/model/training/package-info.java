/**
 * Trains the catalog model on the purchases of all users, and fits the weights by which the ranking adds its parts.
 *
 * <p>Input: {@link dev.recs.recommender.history.AllPurchases} up to a moment, the products, their embeddings. Output: a
 * {@link dev.recs.recommender.model.CatalogModel}. {@link dev.recs.recommender.model.training.CatalogModelTrainer} trains the parts,
 * {@link dev.recs.recommender.model.training.ModelTraining} fits the weights first:
 *
 * <ol>
 *   <li>The last months of the sample are folds. For each a model is trained on what was bought before it, and every user who bought in
 *       it is ranked with each part alone: the features ({@code FoldFeatures}).
 *   <li>{@link dev.recs.recommender.model.training.WeightSearch} moves one weight at a time for each of the two tasks, new products and
 *       all products, as long as the mean NDCG@10 over the folds rises by more than one standard error of the paired difference.
 *   <li>The parts are trained again on all users.
 * </ol>
 *
 * <p>Each part is a {@link dev.recs.recommender.history.Trainer}: sums over users in fixed point, the same bit for bit however the users are
 * shared out over threads, and in whatever order. Low-rank alone is several sums, one after the other. With X the matrix of users × products
 * whose entries are decayed counts of purchases, and {@code G = XᵀX}:
 *
 * <pre>
 * co-purchase   CoPurchaseTrainer      the head of the catalog:  B = I − P · diag(1 / diag P),  P = (G + λI)⁻¹     (EASE)
 *                                      a product j of the tail:  b = (G[C][C] + λI)⁻¹ · G[C][j],  C its candidates (sparse ridge)
 * low-rank      LowRankTrainer         the largest eigenvectors of the normalised Gram matrix
 * sequential    NextOrderTrainer       ridge regression of each order on what its user had before
 * order pairs   OrderPairTrainer       what is bought together, and what after what, from lift
 * repeat        RepeatPurchaseTrainer  rate and interval of buying again, drawn towards the store's
 * popularity    TrendTrainer           decayed counts of buyers a day at four speeds, and the season
 * </pre>
 *
 * <p>What they hold does not grow with the users: numbers for each product; for pairs of products, rows of a matrix ({@code PairSums}) up
 * to a quarter of the heap, and if it has more rows, further passes ({@code RowBlocks}); for the head, dense matrices; for a product of
 * the tail, its candidates and the largest entries of its row.
 *
 * <p>Dropped: item-to-item weights beyond the strongest of each product, and associations of few common buyers or little lift
 * ({@code AssociationTrainer}). Cost: the pairs of what each user bought, one factorisation of the head (cubic in its size, LAPACK on one
 * thread, so that the last bits do not depend on the machine's load), and for the products beyond the entries of their rows.
 *
 * <p>Steck: Embarrassingly shallow autoencoders for sparse data (WWW 2019). Ning, Karypis: SLIM (ICDM 2011). The references of the other
 * parts stand at their classes.
 */
@NullMarked
package dev.recs.recommender.model.training;

import org.jspecify.annotations.NullMarked;
