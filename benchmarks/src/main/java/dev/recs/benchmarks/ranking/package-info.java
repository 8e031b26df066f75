/**
 * What ranking costs, beside the two ways that are usual: cosine with every product by a matrix product, and a graph of nearest neighbours.
 *
 * <p>All three in one process and on one thread, in microseconds of the thread's own CPU time a user. The vectors are drawn around a centre for each
 * cluster of products, which is as the texts of a shop lie; what they say does not matter here. The two others get the profile's vector for nothing and give
 * a list without reasons; ours reads signals, scores, diversifies and explains.
 */
@NullMarked
package dev.recs.benchmarks.ranking;

import org.jspecify.annotations.NullMarked;
