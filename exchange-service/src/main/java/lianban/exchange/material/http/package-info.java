/** Uploads by tus 1.0, the materials of a case, and prefilled forms. */
@NullMarked
package lianban.exchange.material.http;

import org.jspecify.annotations.NullMarked;
