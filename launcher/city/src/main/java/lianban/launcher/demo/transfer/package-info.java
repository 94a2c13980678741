/** The file of transfers, checked as a whole before anything is sent. */
@NullMarked
package lianban.launcher.demo.transfer;

import org.jspecify.annotations.NullMarked;
