/** What a run says while it goes and when it is done. */
@NullMarked
package lianban.launcher.demo.report;

import org.jspecify.annotations.NullMarked;
