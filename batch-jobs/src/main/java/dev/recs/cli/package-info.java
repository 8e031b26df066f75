/**
 * The operator's commands.
 */
@NullMarked
package dev.recs.cli;

import org.jspecify.annotations.NullMarked;
