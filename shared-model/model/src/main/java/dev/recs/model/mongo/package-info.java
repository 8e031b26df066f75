/**
 * Collections, field names and document codecs of MongoDB.
 */
@NullMarked
package dev.recs.model.mongo;

import org.jspecify.annotations.NullMarked;
