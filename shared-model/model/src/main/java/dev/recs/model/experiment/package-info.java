/**
 * Experiments: which variants there are, and which of them a user sees.
 *
 * <p>A {@link dev.recs.model.experiment.Experiment} gives shares of all users to its {@link dev.recs.model.experiment.Variant}s; who falls into
 * none keeps the lists of the configuration. The hold-out is a share of users who see popular lists only, whatever experiment runs. {@link
 * dev.recs.model.experiment.Assignment} computes both from a keyed hash of the user: nothing is stored, and every process, restart and device
 * finds the same. A {@link dev.recs.model.experiment.VariantName} is what lists, ids of responses and stored events carry, as a hash of 64 or
 * 32 bits.
 */
@NullMarked
package dev.recs.model.experiment;

import org.jspecify.annotations.NullMarked;
