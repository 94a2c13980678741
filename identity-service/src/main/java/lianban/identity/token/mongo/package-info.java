/** Authorization codes in the document store. */
@NullMarked
package lianban.identity.token.mongo;

import org.jspecify.annotations.NullMarked;
