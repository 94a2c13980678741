/** Tests of the identity service, from the outside where possible. */
@NullMarked
package lianban.identity;

import org.jspecify.annotations.NullMarked;
