/**
 * The HTTP relay, one class for each phase of a request, in this order:
 *
 * <pre>
 * accept         {@link io.evenkeel.proxy.http.ClientSide}         a client connects
 * request head   {@link io.evenkeel.proxy.http.RequestHeadPhase}   parse strictly, or refuse
 * await body     {@link io.evenkeel.proxy.http.AwaitBodyPhase}     keep its beginning, if the scheduler looks at it
 * select         {@link io.evenkeel.proxy.http.SelectPhase}        take a lease on a server
 * connect        {@link io.evenkeel.proxy.http.ConnectPhase}       an idle connection or a new one; send the head
 * request body   {@link io.evenkeel.proxy.http.RequestBodyPhase}   pass on as it comes
 * response head  {@link io.evenkeel.proxy.http.ResponseHeadPhase}  parse, then nothing can be retried
 * response body  {@link io.evenkeel.proxy.http.ResponseBodyPhase}  pass on as it comes
 * finish         {@link io.evenkeel.proxy.http.FinishPhase}        always: close the lease, log, go on or close
 * </pre>
 *
 * <p>A phase is a function on the {@link io.evenkeel.proxy.http.Exchange}, which holds all state of one client connection
 * and the request that it is serving. An exchange, its client and its server connection belong to one loop; nothing here is
 * called by another thread.
 */
@NullMarked
package io.evenkeel.proxy.http;

import org.jspecify.annotations.NullMarked;
