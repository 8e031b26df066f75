/**
 * Collections, field names and document codecs of MongoDB. A codec writes one form and reads every form that a release or another
 * writer may have left; each has golden files. No driver: documents are values of the {@code bson} library.
 */
@NullMarked
package dev.recs.model.mongo;

import org.jspecify.annotations.NullMarked;
