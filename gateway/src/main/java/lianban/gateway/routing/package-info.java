/**
 * The way to a service and back: timeout, bulkhead, circuit breaker, and what a failing hop looks
 * like.
 */
@NullMarked
package lianban.gateway.routing;

import org.jspecify.annotations.NullMarked;
