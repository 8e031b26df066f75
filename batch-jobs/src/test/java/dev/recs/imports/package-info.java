@NullMarked
package dev.recs.imports;

import org.jspecify.annotations.NullMarked;
