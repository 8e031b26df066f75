/**
 * How a token is checked: signature by the configured key or the issuer's, an end that is not over, issuer and audience if they are set.
 */
@NullMarked
package dev.recs.serving.security.token;

import org.jspecify.annotations.NullMarked;
