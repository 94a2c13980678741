/** docker-compose.yml agrees with the application's own configuration. */
@NullMarked
package lianban.verification.compose;

import org.jspecify.annotations.NullMarked;
