/**
 * What the user has consented to, as the shop says with each request (header {@code Recs-Consent}).
 *
 * <p>Without consent to personalization the answer is that of a user whom nobody knows; without consent to events nothing of the request
 * is stored. Consent belongs to the request: nothing remembers it here. A choice that lasts is the opt-out, which has a call of its own.
 */
@NullMarked
package dev.recs.serving.consent;

import org.jspecify.annotations.NullMarked;
