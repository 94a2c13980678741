/** Certificates by identifier. */
@NullMarked
package lianban.exchange.certificate.mongo;

import org.jspecify.annotations.NullMarked;
