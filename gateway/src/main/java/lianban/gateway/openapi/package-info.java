/** Where each service's description is found. */
@NullMarked
package lianban.gateway.openapi;

import org.jspecify.annotations.NullMarked;
