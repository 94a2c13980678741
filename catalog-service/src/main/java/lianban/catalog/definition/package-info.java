/**
 * What matters, event types and certificate types have in common: checked as a whole, published in
 * versions that never change.
 */
@NullMarked
package lianban.catalog.definition;

import org.jspecify.annotations.NullMarked;
