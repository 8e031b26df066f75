/** From a committed order to a new list, with real servers: triggers, relay, queue, worker, and what happens when one is killed. */
@NullMarked
package dev.recs.jobs.worker;

import org.jspecify.annotations.NullMarked;
