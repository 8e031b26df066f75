@NullMarked
package dev.recs.jobs.imports.text;

import org.jspecify.annotations.NullMarked;
