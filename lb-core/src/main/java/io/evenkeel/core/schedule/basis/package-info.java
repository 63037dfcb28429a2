/**
 * What the algorithms share: state kept per server across snapshots, chance for the hot path, draws by weight. Called by the
 * pickers of the sibling packages; not part of the API. Every class says which threads may use it.
 */
@NullMarked
package io.evenkeel.core.schedule.basis;

import org.jspecify.annotations.NullMarked;
