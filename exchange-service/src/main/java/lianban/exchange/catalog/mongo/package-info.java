/** Matter versions that cases are pinned to, kept for good. */
@NullMarked
package lianban.exchange.catalog.mongo;

import org.jspecify.annotations.NullMarked;
