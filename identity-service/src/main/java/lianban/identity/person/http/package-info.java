/** The interface by which people are registered. */
@NullMarked
package lianban.identity.person.http;

import org.jspecify.annotations.NullMarked;
