/**
 * The order lines of the shop by user and in the order of time: what the models are trained on and measured by.
 *
 * <p>{@link dev.recs.recommender.history.AllPurchases} reads a store once. {@link dev.recs.recommender.history.PurchaseHistory} is what
 * settings are fitted on: up to two million lines in arrays, 12 bytes a line; of more, a fair sample of the users, the same in every run.
 * {@link dev.recs.recommender.history.UserHistories} are all users, whom the model is trained on: the same, or a temporary file of about 7
 * bytes a line, told from its beginning in each pass. {@link dev.recs.recommender.history.Holdout} cuts a history: training sees what lies
 * before a moment, and what follows, up to a month, is what is to be predicted.
 *
 * <p>{@link dev.recs.recommender.history.Trainer} is the one form that trained parts have: sums over users in {@link
 * dev.recs.recommender.history.FixedPoint}, which {@link dev.recs.recommender.history.Passes} shares out over threads.
 */
@NullMarked
package dev.recs.recommender.history;

import org.jspecify.annotations.NullMarked;
