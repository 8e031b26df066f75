/**
 * Parts of pages that a command writes: one HTML file that asks for nothing else, light and dark as the reader's system, plots as inline SVG.
 */
@NullMarked
package dev.recs.jobs.page;

import org.jspecify.annotations.NullMarked;
