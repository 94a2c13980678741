/**
 * Share requests and grants: who may receive what, for which purpose, by which law and how long.
 */
@NullMarked
package lianban.catalog.sharing;

import org.jspecify.annotations.NullMarked;
