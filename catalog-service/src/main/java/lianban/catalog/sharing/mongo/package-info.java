/** Share requests in the document store. */
@NullMarked
package lianban.catalog.sharing.mongo;

import org.jspecify.annotations.NullMarked;
