/**
 * The local city's Kafka broker: one node that is its own controller, with its log in one folder.
 */
@NullMarked
package lianban.launcher.broker;

import org.jspecify.annotations.NullMarked;
