/** The commands that measure: {@code evaluate} and {@code tune}. */
@NullMarked
package dev.recs.evaluation.cli;

import org.jspecify.annotations.NullMarked;
