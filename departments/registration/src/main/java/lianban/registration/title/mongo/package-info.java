/** The title book in the department's own database. */
@NullMarked
package lianban.registration.title.mongo;

import org.jspecify.annotations.NullMarked;
