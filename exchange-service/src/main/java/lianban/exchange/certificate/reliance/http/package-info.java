/** Who relied on a certificate, over HTTP. */
@NullMarked
package lianban.exchange.certificate.reliance.http;

import org.jspecify.annotations.NullMarked;
