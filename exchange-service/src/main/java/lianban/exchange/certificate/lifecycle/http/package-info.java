/** What issuers do with certificates, over HTTP. */
@NullMarked
package lianban.exchange.certificate.lifecycle.http;

import org.jspecify.annotations.NullMarked;
