/**
 * Slows long jobs down while users wait for a refresh: half of the threads, parts of a few users, and after each a rest of as long
 * as it took. Niceness shares out the CPU; this is for what the stores do one after the other.
 */
@NullMarked
package dev.recs.pipeline.throttle;

import org.jspecify.annotations.NullMarked;
