/**
 * What the shop as a whole teaches: trained once a run, read by every user's ranking.
 *
 * <table>
 *   <caption>Parts of the model</caption>
 *   <tr><th>part<th>trainer<th>method
 *   <tr><td>co-purchase<td>{@code CoPurchaseTrainer}<td>{@link dev.recs.recommender.model.training.Ease} of time-decayed purchases; sparse ridge beyond the
 *       products bought most
 *   <tr><td>low-rank<td>{@code LowRankTrainer}<td>the same purchases by the largest singular vectors alone
 *   <tr><td>sequential<td>{@code NextOrderTrainer}<td>ridge regression of each order on what its user had before
 *   <tr><td>companion, successor<td>{@code OrderPairTrainer}<td>rules of pairs within one order, and of one order and those after it
 *   <tr><td>content<td>{@code ContentNeighbours}<td>cosines of centred embeddings and of TF-IDF words, sharpened, mixed by {@code ContentMixFit}
 *   <tr><td>popularity and trend<td>{@code TrendTrainer}<td>decayed counts on a logarithmic scale
 *   <tr><td>season<td>{@code Season}<td>seasonal index of the weeks to come
 *   <tr><td>repeat purchase<td>{@code RepeatPurchaseTrainer}<td>rate and interval, drawn towards the shop's
 * </table>
 *
 * <p>What is trained on purchases has one form, {@link dev.recs.recommender.history.Trainer}: it takes one user after the other, can be merged
 * with a trainer of other users, and solves. Item-to-item parts are cut at the strongest neighbours of each product. The sums run in a fixed
 * order on one thread, so the same orders give the same model bit for bit; maps whose order is not fixed are never summed over.
 */
@NullMarked
package dev.recs.recommender.model;

import org.jspecify.annotations.NullMarked;
