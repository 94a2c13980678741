@NullMarked
package lianban.gateway.openapi;

import org.jspecify.annotations.NullMarked;
