/**
 * Tokens for the API, signed with the secret that the API checks them with. A shop with an issuer of its own needs none of this.
 */
@NullMarked
package dev.recs.jobs.token;

import org.jspecify.annotations.NullMarked;
