/** Slows long jobs down while users wait for a refresh. */
@NullMarked
package dev.recs.jobs.throttle;

import org.jspecify.annotations.NullMarked;
