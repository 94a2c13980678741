/** Real-estate registration: keeps the title book. */
@NullMarked
package lianban.registration;

import org.jspecify.annotations.NullMarked;
