/** Annotated copies, one document each. */
@NullMarked
package lianban.exchange.certificate.document.mongo;

import org.jspecify.annotations.NullMarked;
