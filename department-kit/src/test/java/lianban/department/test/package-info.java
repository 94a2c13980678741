/** What a department's own tests start with: a broker, a store, tokens, and an exchange to ask. */
@NullMarked
package lianban.department.test;

import org.jspecify.annotations.NullMarked;
