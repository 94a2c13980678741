/** Applicants see their rights and rate over HTTP. */
@NullMarked
package lianban.rating.rating.http;

import org.jspecify.annotations.NullMarked;
