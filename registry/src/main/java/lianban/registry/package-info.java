/** Where every process of Lianban is found by its name: a Eureka server. */
@NullMarked
package lianban.registry;

import org.jspecify.annotations.NullMarked;
