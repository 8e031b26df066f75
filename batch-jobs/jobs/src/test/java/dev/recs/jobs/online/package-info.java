/** Tests of what came of responses. */
@NullMarked
package dev.recs.jobs.online;

import org.jspecify.annotations.NullMarked;
