/**
 * Golden files: what a stored format or an output looks like, kept beside the tests and compared byte by byte.
 *
 * <p>Knows nothing of ours, so that the tests of {@code model} can use it too. A test names a file below
 * {@code src/test/resources/golden}; what differs is written below {@code target/golden}, from where an intended change is copied.
 * {@link dev.recs.golden.GoldenJson} compares JSON and documents of MongoDB: whole, in the order of properties or without it, or by
 * structure where values change from run to run.
 */
@NullMarked
package dev.recs.golden;

import org.jspecify.annotations.NullMarked;
