/**
 * Functions of the C library, one class per header; the only package that knows {@code java.lang.foreign}. Each function
 * answers with its value, or with the negative error number when it failed; nothing native shows in a signature.
 *
 * <p>Called by the other packages of this module only (the module does not export it). Constants and structs have their C names. Every call takes its own memory
 * and its own copy of {@code errno}, so any thread may call anything. Functions are bound by name, not by system call
 * number, and the constants are those that 64-bit little-endian Linux shares (x86-64 and aarch64).
 */
@NullMarked
package io.evenkeel.linux.ffi;

import org.jspecify.annotations.NullMarked;
