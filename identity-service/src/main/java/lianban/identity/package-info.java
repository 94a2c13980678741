/**
 * Who may do what: departments, people, the clients that act for them, and the tokens that prove
 * it.
 */
@NullMarked
package lianban.identity;

import org.jspecify.annotations.NullMarked;
