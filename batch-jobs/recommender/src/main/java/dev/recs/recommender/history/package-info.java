/**
 * Every order line of the shop in memory, by user and in the order of time: what the models are trained on and measured by.
 *
 * <p>{@link dev.recs.recommender.history.PurchaseHistory} holds product numbers and times in arrays, about 12 bytes a line. {@link
 * dev.recs.recommender.history.Holdout} cuts it: training sees what lies before a moment, and what follows, up to a month, is what
 * is to be predicted. {@link dev.recs.recommender.history.Trainer} is the one form that all trained parts have.
 */
@NullMarked
package dev.recs.recommender.history;

import org.jspecify.annotations.NullMarked;
