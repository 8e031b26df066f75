@NullMarked
package dev.recs.jobs.check;

import org.jspecify.annotations.NullMarked;
