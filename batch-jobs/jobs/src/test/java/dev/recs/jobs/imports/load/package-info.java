@NullMarked
package dev.recs.jobs.imports.load;

import org.jspecify.annotations.NullMarked;
