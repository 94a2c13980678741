package lianban.gateway.routing;

import java.time.Duration;

/**
 * A configured way to a service.
 *
 * @param id route id, also the name of its circuit breaker and bulkhead
 * @param service name in the registry
 * @param concurrent how many calls may be under way at once
 */
record Hop(String id, String service, Duration timeout, int concurrent) {}
