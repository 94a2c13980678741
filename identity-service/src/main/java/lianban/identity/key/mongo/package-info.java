/** The signing key in the document store. */
@NullMarked
package lianban.identity.key.mongo;

import org.jspecify.annotations.NullMarked;
