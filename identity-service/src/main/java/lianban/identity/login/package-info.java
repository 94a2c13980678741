/**
 * How a person proves to be who they are: the log-in page, its throttle, the cookie that remembers
 * a log-in, and the page that ends it.
 */
@NullMarked
package lianban.identity.login;

import org.jspecify.annotations.NullMarked;
