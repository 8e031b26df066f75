@NullMarked
package dev.recs.jobs.imports.rows;

import org.jspecify.annotations.NullMarked;
