/** Identifiers with check characters that Chinese public administration uses. */
@NullMarked
package lianban.kernel.code;

import org.jspecify.annotations.NullMarked;
