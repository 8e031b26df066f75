@NullMarked
package dev.recs.model;

import org.jspecify.annotations.NullMarked;
