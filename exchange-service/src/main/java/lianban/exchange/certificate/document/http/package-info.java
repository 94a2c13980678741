/** Files, copies and public verification over HTTP. */
@NullMarked
package lianban.exchange.certificate.document.http;

import org.jspecify.annotations.NullMarked;
