/**
 * Products, their neighbours and the popular ones: what a list is made of and what stands in for it.
 */
@NullMarked
package dev.recs.model.catalog;

import org.jspecify.annotations.NullMarked;
