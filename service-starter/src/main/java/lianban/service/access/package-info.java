/** Who calls, and what they may: tokens checked again behind the gateway, deny by default. */
@NullMarked
package lianban.service.access;

import org.jspecify.annotations.NullMarked;
