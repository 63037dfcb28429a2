/**
 * What people and programs outside are told of virtual routers: commands that run, and lines in FIFOs, when something happens. A
 * value; the director carries it out on threads of the election engine's listeners, never on those of the election.
 */
@NullMarked
package io.evenkeel.director.notify;

import org.jspecify.annotations.NullMarked;
