/** How a bad configuration value is refused, in one form everywhere. Called by every builder; stateless. */
@NullMarked
package io.evenkeel.core.validation;

import org.jspecify.annotations.NullMarked;
