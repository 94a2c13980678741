/** Feeds: records that a department is sent in bulk, all of them or none. */
@NullMarked
package lianban.department.feed;

import org.jspecify.annotations.NullMarked;
