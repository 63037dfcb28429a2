package io.evenkeel.testkit;

import java.util.SplittableRandom;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives a JUnit test a {@link VirtualNetwork} as a parameter. Its seed is that of {@link Seed}, else the system property
 * {@code evenkeel.seed}, else another one each time; a failure tells it.
 */
public final class VirtualNetworkExtension implements ParameterResolver, TestExecutionExceptionHandler {
    private static final Namespace NAMESPACE = Namespace.create(VirtualNetworkExtension.class);

    /** For JUnit. */
    public VirtualNetworkExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == VirtualNetwork.class;
    }

    @Override
    public VirtualNetwork resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var network = new VirtualNetwork(seed(context));
        context.getStore(NAMESPACE).put(VirtualNetwork.class, network);
        return network;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        VirtualNetwork network = context.getStore(NAMESPACE).get(VirtualNetwork.class, VirtualNetwork.class);
        if (network != null) {
            failure.addSuppressed(new AssertionError("seed " + network.seed() + ": repeat with @Seed(" + network.seed()
                    + "L) or -Devenkeel.seed=" + network.seed()));
        }
        throw failure;
    }

    private static long seed(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), Seed.class)
                .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), Seed.class)).map(Seed::value)
                .orElseGet(() -> Long.getLong("evenkeel.seed", new SplittableRandom().nextLong()));
    }
}
