/**
 * A configuration as Java: {@link io.evenkeel.director.code.JavaCode} writes the builder calls that make a given
 * {@link io.evenkeel.director.DirectorConfig}. Called by {@code evenkeel convert} and by tools; pure, for any thread.
 */
@NullMarked
package io.evenkeel.director.code;

import org.jspecify.annotations.NullMarked;
