/**
 * What an operator's probes and dashboards read.
 */
@NullMarked
package dev.recs.serving.health;

import org.jspecify.annotations.NullMarked;
