/** The Helm chart, alert rules and dashboard agree with the application. */
@NullMarked
package lianban.verification.deploy;

import org.jspecify.annotations.NullMarked;
