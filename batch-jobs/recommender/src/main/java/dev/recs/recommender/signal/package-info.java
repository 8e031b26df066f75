/**
 * What a user's activity says, as weighted signals.
 *
 * <p>{@code w_e = c_channel · d(e) / Σ_channel d}, with c = 0.7 for purchases, 0.2 for searches and 0.1 for views, renormalised
 * over the channels a user has, and d halving every 90 days ({@link dev.recs.recommender.signal.SignalSettings}). The weights of a user sum to 1. Pure.
 */
@NullMarked
package dev.recs.recommender.signal;

import org.jspecify.annotations.NullMarked;
