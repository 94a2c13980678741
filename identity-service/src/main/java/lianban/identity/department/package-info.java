/** The departments of the city, as the settings name them. */
@NullMarked
package lianban.identity.department;

import org.jspecify.annotations.NullMarked;
