/**
 * Health and metrics of a process that runs until it is told to end: {@code worker} and {@code schedule}.
 *
 * <p>{@link dev.recs.jobs.management.ManagementServer} is Boot's actuator: {@code /actuator/health} (503 when down) and
 * {@code /actuator/prometheus} (OpenMetrics where a scraper asks for it) on the loopback address; what healthy means is the process's own
 * affair.
 */
@NullMarked
package dev.recs.jobs.management;

import org.jspecify.annotations.NullMarked;
