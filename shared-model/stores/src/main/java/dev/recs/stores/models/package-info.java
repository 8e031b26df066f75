/**
 * The trained model in MongoDB: parts of four megabytes under one version, and which version is the current one.
 *
 * <p>A model is written whole before {@code current} points at it; a reader who is overtaken sees parts missing and begins again.
 * A model for an earlier moment never replaces one for a later moment, and none a pinned one. Three versions beside the current
 * one are kept for a rollback.
 */
@NullMarked
package dev.recs.stores.models;

import org.jspecify.annotations.NullMarked;
