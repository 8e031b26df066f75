/** Where the stores are: given addresses, or local servers found as a service. */
@NullMarked
package dev.recs.stores;

import org.jspecify.annotations.NullMarked;
