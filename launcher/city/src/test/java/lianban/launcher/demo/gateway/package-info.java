/** Tests of insisting on an answer. */
@NullMarked
package lianban.launcher.demo.gateway;

import org.jspecify.annotations.NullMarked;
