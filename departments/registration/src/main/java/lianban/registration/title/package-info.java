/** The title book, the check of a title, and its transfer to a new owner. */
@NullMarked
package lianban.registration.title;

import org.jspecify.annotations.NullMarked;
