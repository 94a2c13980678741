/** Calls to other services, found by Eureka, with the service's own token. */
@NullMarked
package lianban.service.outbound;

import org.jspecify.annotations.NullMarked;
