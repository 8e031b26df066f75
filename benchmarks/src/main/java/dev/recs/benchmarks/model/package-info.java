/** What it takes to learn the catalog model from the orders of many users: time and memory, without any store. */
@NullMarked
package dev.recs.benchmarks.model;

import org.jspecify.annotations.NullMarked;
