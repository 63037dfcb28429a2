/**
 * From the files that people have to a {@link io.evenkeel.director.DirectorConfig}: which language a file is in, and what
 * each reader's model means to the load balancer and the virtual routers. Called by the launcher; stateless.
 */
@NullMarked
package io.evenkeel.director.files;

import org.jspecify.annotations.NullMarked;
