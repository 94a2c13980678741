/** JSON Schema (2020-12). */
@NullMarked
package lianban.exchange.schema;

import org.jspecify.annotations.NullMarked;
