/** The exchange behind the gateway, for a department that is not inside its network. */
@NullMarked
package lianban.department.http;

import org.jspecify.annotations.NullMarked;
