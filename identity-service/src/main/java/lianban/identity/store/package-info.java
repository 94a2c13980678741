/** The connection to the document store and what must be in it before the first request. */
@NullMarked
package lianban.identity.store;

import org.jspecify.annotations.NullMarked;
