/** The only public door: it checks, limits and routes what comes in, and knows nothing of cases. */
@NullMarked
package lianban.gateway;

import org.jspecify.annotations.NullMarked;
