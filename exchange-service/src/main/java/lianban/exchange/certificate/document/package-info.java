/** Certificates as files and as pages, annotated copies, and their verification. */
@NullMarked
package lianban.exchange.certificate.document;

import org.jspecify.annotations.NullMarked;
