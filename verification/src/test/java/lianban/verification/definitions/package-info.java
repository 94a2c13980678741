/** Whether the definitions that a city starts with agree between the services that ship them. */
@NullMarked
package lianban.verification.definitions;

import org.jspecify.annotations.NullMarked;
