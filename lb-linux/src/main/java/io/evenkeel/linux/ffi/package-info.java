/**
 * Functions of the C library, one class per header; the only package that knows {@code java.lang.foreign}. Each function
 * answers with its value, or with the negative error number when it failed; nothing native shows in a signature.
 *
 * <p>Called by the other packages of this module only (the module does not export it). Every call takes its own memory
 * and its own copy of {@code errno}, so any thread may call anything. Functions are bound by name, not by system call
 * number, and the constants are those that x86-64 and aarch64 share.
 */
@NullMarked
package io.evenkeel.linux.ffi;

import org.jspecify.annotations.NullMarked;
