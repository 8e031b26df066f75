@NullMarked
package dev.recs.benchmarks;

import org.jspecify.annotations.NullMarked;
