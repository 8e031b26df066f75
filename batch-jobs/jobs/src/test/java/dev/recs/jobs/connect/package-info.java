@org.jspecify.annotations.NullMarked
package dev.recs.jobs.connect;
