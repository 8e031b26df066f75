/**
 * A property-based fuzzer of the API: requests are drawn from its OpenAPI document, valid ones and ones with a fault, and every answer is
 * held against the document.
 *
 * <p>A request is a function of the seed and its number, so one that fails is drawn again by both. Properties: the status is documented
 * for the operation, the body has the documented form and no member beside it, a valid request is taken, nobody without the right to gets
 * in, errors are problems of the same status, every answer has the security headers, and no answer is 5xx but 503 with its cause.
 */
@NullMarked
package dev.recs.benchmarks.fuzz;

import org.jspecify.annotations.NullMarked;
