/** The trained model in MongoDB. */
@NullMarked
package dev.recs.stores.models;

import org.jspecify.annotations.NullMarked;
