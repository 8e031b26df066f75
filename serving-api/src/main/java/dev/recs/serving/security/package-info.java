/**
 * Whose token it is and what it opens.
 *
 * <p>A bearer token is checked ({@code dev.recs.serving.security.token}) and becomes a {@link dev.recs.serving.security.Caller}: a
 * service, which its scopes let do something for every user, or one user, who may do everything with the own data and nothing with
 * another's. {@code WebSecurity} has the table of paths and what each asks for; any other path asks for a valid token. Requests
 * are counted by token before they are worked on ({@code RateLimits}). A refusal is a problem of RFC 9457 like any other, and does
 * not say whether the user exists.
 */
@NullMarked
package dev.recs.serving.security;

import org.jspecify.annotations.NullMarked;
