/** Transfers in the utilities' own database. */
@NullMarked
package lianban.utilities.transfer.mongo;

import org.jspecify.annotations.NullMarked;
