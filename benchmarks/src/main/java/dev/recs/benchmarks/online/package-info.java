/** What the report of {@code recs stats --online} takes over many events: time and memory. */
@NullMarked
package dev.recs.benchmarks.online;

import org.jspecify.annotations.NullMarked;
