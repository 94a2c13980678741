/** What the city offers and exchanges: service matters, event types, certificate types. */
@NullMarked
package lianban.catalog;

import org.jspecify.annotations.NullMarked;
