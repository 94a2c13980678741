/**
 * The local city's document store: speaks MongoDB's wire protocol, keeps its data in one folder,
 * and answers no write before that write would survive a SIGKILL.
 */
@NullMarked
package lianban.launcher.store;

import org.jspecify.annotations.NullMarked;
