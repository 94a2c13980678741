/** People who may log in: what their roles allow and how they are registered. */
@NullMarked
package lianban.identity.person;

import org.jspecify.annotations.NullMarked;
