/** People in the document store. */
@NullMarked
package lianban.identity.person.mongo;

import org.jspecify.annotations.NullMarked;
