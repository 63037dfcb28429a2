/**
 * What a {@code keepalived.conf} lets virtual routers depend on beyond interfaces: the exit status of a command, the number in a
 * file, running processes. Each is a value: equal ones are one watcher. Started and stopped by the election engine; a watcher has a
 * virtual thread of its own.
 */
@NullMarked
package io.evenkeel.director.track;

import org.jspecify.annotations.NullMarked;
