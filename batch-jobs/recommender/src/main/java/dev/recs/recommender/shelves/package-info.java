/**
 * The shelves beside a user's main list: "Because you bought …", "Buy again", "Inspired by your search", "More in …", "Trending".
 *
 * <p>Input: the catalog scored for the user and the products that the page shows already. Output: up to five rows, each with a product, a search or
 * a category that its title names. A shelf is made from what the ranking had to know anyway: the neighbours of a recent purchase, the terms of
 * buying again, what a search fits, the scores of one category, the trend of the shop. No shelf is an extra look at the catalog.
 *
 * <p>A product stands once on a page: rows are made in their order, each without what stands above it and without the head of the main list. A row
 * with fewer than four products is left out. Rows are stored with the list, as ids, and read with it.
 *
 * <p>Cost: about as many steps as there are scored products, once, for the row of a category; the others look at a few hundred products.
 */
@NullMarked
package dev.recs.recommender.shelves;

import org.jspecify.annotations.NullMarked;
