/** The title book's feed. */
@NullMarked
package lianban.registration.title.http;

import org.jspecify.annotations.NullMarked;
