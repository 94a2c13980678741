/** OpenAPI: what a service answers, and which scope each request needs. */
@NullMarked
package lianban.service.openapi;

import org.jspecify.annotations.NullMarked;
