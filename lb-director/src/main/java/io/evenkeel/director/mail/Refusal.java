package io.evenkeel.director.mail;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Why a mail was not taken.
 *
 * @param reason one line, from the server or from this host
 * @param again whether the same mail may be taken later
 */
record Refusal(String reason, boolean again) {
    /** A reply that begins with 5 says not to try again (RFC 5321 section 4.2.1). */
    private static final int FIRST_PERMANENT = 500;

    static Refusal of(MessagingException failure) {
        if (failure instanceof SendFailedException partly && partly.getValidSentAddresses() != null
                && partly.getValidSentAddresses().length > 0) {
            return new Refusal("not taken for " + refused(partly) + ": " + said(failure), false);
        }
        return new Refusal(said(failure),
                !(failure instanceof AuthenticationFailedException) && chain(failure).noneMatch(Refusal::isFinal));
    }

    private static String refused(SendFailedException failure) {
        return Stream.of(failure.getInvalidAddresses(), failure.getValidUnsentAddresses()).filter(some -> some != null)
                .flatMap(Arrays::stream).map(Address::toString).collect(Collectors.joining(", "));
    }

    private static boolean isFinal(Exception failure) {
        int reply = switch (failure) {
            case SMTPSendFailedException e -> e.getReturnCode();
            case SMTPAddressFailedException e -> e.getReturnCode();
            case SMTPSenderFailedException e -> e.getReturnCode();
            default -> 0;
        };
        return reply >= FIRST_PERMANENT;
    }

    /** The last of the chain is nearest to what happened. */
    private static String said(MessagingException failure) {
        Exception root = chain(failure).reduce((one, other) -> other).orElse(failure);
        String name = root instanceof MessagingException ? "" : root.getClass().getSimpleName() + ": ";
        return MailWords.printable(name + String.valueOf(root.getMessage()).strip());
    }

    private static Stream<Exception> chain(Exception failure) {
        return Stream.iterate(failure, one -> one != null, Refusal::next);
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException mail ? mail.getNextException() : null;
    }
}
