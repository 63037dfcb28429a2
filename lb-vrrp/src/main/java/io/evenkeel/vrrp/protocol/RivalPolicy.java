package io.evenkeel.vrrp.protocol;

/**
 * What an active router says to another that is active too. Immutable.
 *
 * @param answerLower whether one of lower priority is answered with an advertisement at once, so that it yields (RFC 9568
 *        section 6.4.3); RFC 3768 and RFC 5798 say nothing to it
 * @param answerHigher whether one of higher priority gets a last advertisement before we yield, which tells it that there
 *        were two
 * @param ownerIgnores whether the owner of the addresses, priority 255, listens to nobody
 */
public record RivalPolicy(boolean answerLower, boolean answerHigher, boolean ownerIgnores) {
    /** As RFC 9568 has it. */
    public static final RivalPolicy DEFAULT = new RivalPolicy(true, false, false);
}
