/** RFC 9457 problems, in English and Chinese. */
@NullMarked
package lianban.service.problem;

import org.jspecify.annotations.NullMarked;
