@NullMarked
package dev.recs.jobs.imports.shop;

import org.jspecify.annotations.NullMarked;
