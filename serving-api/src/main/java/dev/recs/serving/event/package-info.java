/**
 * What storefronts report: parsed one by one, recorded in Redis all at once, and users set due for a refresh.
 *
 * <p>Input: the body of {@code POST events}. Output: an {@link dev.recs.serving.event.EventReport} that says of each event that was
 * refused why. Every event of a batch is judged alone. A search whose text looks like an e-mail address, a telephone or a card
 * number is not stored. An order is only announced: the shop has it; its user is set due, and its products are kept from reads
 * until the new list is there.
 *
 * <p>Users go to Redis a few at a time: first they are set due, then their events are recorded, by scripts that look at tombstones
 * and opt-out flags. If the second fails the caller repeats both; under the same idempotency key nothing is recorded twice. What
 * would begin after the time limit, by the clock of Redis, records nothing, because the caller was told so by then.
 */
@NullMarked
package dev.recs.serving.event;

import org.jspecify.annotations.NullMarked;
