/** Requests in, answers out, events to followers: without loss, in order within a case. */
@NullMarked
package lianban.department.kafka;

import org.jspecify.annotations.NullMarked;
