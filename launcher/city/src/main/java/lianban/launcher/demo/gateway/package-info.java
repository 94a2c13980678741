/** Calls through the gateway that outlive a service's restart. */
@NullMarked
package lianban.launcher.demo.gateway;

import org.jspecify.annotations.NullMarked;
