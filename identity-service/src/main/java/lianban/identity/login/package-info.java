/**
 * How a person proves to be who they are: the log-in page, its throttle and the cookie that
 * remembers a log-in.
 */
@NullMarked
package lianban.identity.login;

import org.jspecify.annotations.NullMarked;
