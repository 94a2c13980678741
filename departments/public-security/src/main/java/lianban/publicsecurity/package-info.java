/** Public security: knows who is who. */
@NullMarked
package lianban.publicsecurity;

import org.jspecify.annotations.NullMarked;
