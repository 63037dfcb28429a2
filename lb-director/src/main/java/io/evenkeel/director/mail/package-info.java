/**
 * Mail about changes of state of virtual routers and sync groups. {@link io.evenkeel.director.mail.MailConfig} is a value: who gets
 * mail, by which server, of what; {@link io.evenkeel.director.mail.Mailer} carries it out. The director calls it on the threads of
 * the election engine's listeners, which only put a mail into a queue; one virtual thread at a time sends. Jakarta Mail is known here
 * only.
 */
@NullMarked
package io.evenkeel.director.mail;

import org.jspecify.annotations.NullMarked;
