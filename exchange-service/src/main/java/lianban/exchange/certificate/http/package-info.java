/** Public verification of certificates. */
@NullMarked
package lianban.exchange.certificate.http;

import org.jspecify.annotations.NullMarked;
