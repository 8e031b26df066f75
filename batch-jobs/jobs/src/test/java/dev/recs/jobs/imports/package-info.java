@NullMarked
package dev.recs.jobs.imports;

import org.jspecify.annotations.NullMarked;
