/**
 * A strict stand-in of MongoDB's vector search for tests: the embedded MongoDB stand-in in memory, with {@code createSearchIndexes},
 * {@code updateSearchIndex}, {@code $listSearchIndexes} and {@code $vectorSearch} beside it. It refuses what MongoDB's documentation says is
 * refused, and finds the exact nearest. A real MongoDB with vector search was never asked.
 *
 * <p>In front of it {@link dev.recs.testing.vectorsearch.SubtypeNineProxy} lets vectors of BSON subtype 9 through, which the embedded
 * stand-in cannot read.
 */
@NullMarked
package dev.recs.testing.vectorsearch;

import org.jspecify.annotations.NullMarked;
