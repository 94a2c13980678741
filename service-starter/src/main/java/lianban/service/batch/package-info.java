/** Many things at once: what many threads want written, what one poll brought. */
@NullMarked
package lianban.service.batch;

import org.jspecify.annotations.NullMarked;
