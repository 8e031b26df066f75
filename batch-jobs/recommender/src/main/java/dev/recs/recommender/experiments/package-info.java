/**
 * Experiments as an operator writes them, and lists as their variants want them.
 *
 * <p>Input: {@code experiments.yaml} ({@code recs.experiments.file}) and the settings of the configuration. {@link
 * dev.recs.recommender.experiments.ExperimentFile} reads the file and names everything that is wrong by its line. {@link
 * dev.recs.recommender.experiments.VariantSettings} puts a variant's settings in place of the configured ones: only such as need no other
 * model, because all variants rank with the same. {@link dev.recs.recommender.experiments.ListsByVariant} is the outcome: who is in which
 * variant, and the settings of each. The hold-out is one of them, with the popular list for everybody.
 *
 * <p>Cost: a hash of a user for each list that is made; a ranker for each variant, which shares with the others all that depends on the catalog
 * alone.
 */
@NullMarked
package dev.recs.recommender.experiments;

import org.jspecify.annotations.NullMarked;
