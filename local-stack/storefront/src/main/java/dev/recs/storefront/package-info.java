/**
 * The demo's shop window: a page at {@code /} and the few things that a shop's own server would do for it.
 *
 * <p>{@link dev.recs.storefront.StorefrontProcess} starts the API with {@link dev.recs.storefront.StorefrontConfiguration} as one
 * more source, so page and API share an address and the browser needs no CORS. The demo starts it as a process of its own, with a
 * class path that holds nothing of the jobs; it ends when the demo ends, however that comes about. The page's files lie under
 * {@code storefront/} on the class path; they take products and lists from the API and only the rest from here:
 *
 * <pre>
 * POST /demo/sessions     a token of an hour for a customer, or for a guest if no user is named
 * GET  /demo/customers    customers of the sample store worth a look
 * POST /demo/customers    a new customer
 * GET  /demo/products?q=  products whose names hold all the words; without words what sells best
 * GET  /demo/products/ID  one product
 * POST /demo/orders       writes an order of the token's customer to the store's own tables
 * </pre>
 *
 * <p>Anyone who reaches the demo may become any customer of the sample store. That is the point of a demo, and why this is not in a
 * production jar.
 */
@NullMarked
package dev.recs.storefront;

import org.jspecify.annotations.NullMarked;
