/**
 * Stores of other kinds than the sample store, as import files: what the defaults are held against besides Online Retail.
 *
 * <p>Every product belongs to one taste, and within a taste purchases fall with the rank by Zipf's law. A user has one to three tastes,
 * buys there with a kind's own probability and elsewhere otherwise; tastes may drift, the next purchase may stay with the taste of the one
 * before, or be the sequel of a product bought lately. Each user is drawn from a random generator of their own whose seed is the kind's,
 * so the files of a kind are the same on any machine: their digests are held by a test.
 */
@NullMarked
package dev.recs.benchmarks.kinds;

import org.jspecify.annotations.NullMarked;
