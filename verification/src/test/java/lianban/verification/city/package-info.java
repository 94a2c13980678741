/** The whole city, started by its script and tried through its only public door. */
@NullMarked
package lianban.verification.city;

import org.jspecify.annotations.NullMarked;
