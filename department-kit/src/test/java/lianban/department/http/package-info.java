/** Tests of the exchange behind the gateway. */
@NullMarked
package lianban.department.http;

import org.jspecify.annotations.NullMarked;
