package io.makokit.testing;

import io.makokit.ClientBuilder;
import io.makokit.MakiniAsyncClient;
import io.makokit.MakiniClient;
import io.makokit.MakoAsyncClient;
import io.makokit.MakoClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives each test of JUnit 5 a sandbox of its own, and fails the test when the sandbox finds fault with what it sent.
 *
 * <pre>{@code
 * @ExtendWith(SandboxExtension.class)
 * class DeskTest {
 *     @Test
 *     void aDeskIsSetUp(Sandbox sandbox, MakoClient mako) {
 *         sandbox.arm(Fault.of("reset_after").on("addMako"));
 *         assertTrue(new Desks(mako).setUp("Desk"));
 *     }
 * }
 * }</pre>
 *
 * <p>A test, and what is done before and after each test, may take a {@link Sandbox} and clients of it: {@link MakoClient},
 * {@link MakoAsyncClient}, {@link MakiniClient} or {@link MakiniAsyncClient}. All of one test belong to one sandbox; they are made when
 * they are asked for, and closed after the test. Sandboxes have the seed 1, so that ids are the same in every run. With other options:
 *
 * <pre>{@code
 * @RegisterExtension
 * final SandboxExtension sandbox = SandboxExtension.with(Map.of("daily_quota", 1))
 *         .client(builder -> builder.clock(ClockKind.VIRTUAL));
 * }</pre>
 *
 * <p>Tests may run in parallel. This class needs JUnit's {@code junit-jupiter-api}, which makokit does not bring along, and whose
 * module that of makokit does not name: a project that is a module itself adds {@code --add-reads io.makokit=ALL-UNNAMED} where
 * its tests are compiled, and where they run.
 */
@SuppressWarnings("exports") // JUnit's types: whoever writes tests has them
public final class SandboxExtension implements ParameterResolver, AfterEachCallback {
    private static final Map<Class<?>, BiFunction<SandboxExtension, Sandbox, AutoCloseable>> CLIENTS = Map.of(
            MakoClient.class,
                    (own, sandbox) -> own.of(sandbox, MakoClient.builder()).build(),
            MakoAsyncClient.class,
                    (own, sandbox) -> own.of(sandbox, MakoAsyncClient.builder()).build(),
            MakiniClient.class,
                    (own, sandbox) ->
                            own.ofMakini(sandbox, MakiniClient.builder()).build(),
            MakiniAsyncClient.class,
                    (own, sandbox) ->
                            own.ofMakini(sandbox, MakiniAsyncClient.builder()).build());

    private final Map<String, Object> options = new LinkedHashMap<>(Map.of("seed", 1));
    private Consumer<ClientBuilder<?>> configure = builder -> {};
    private String connection = "219";
    private boolean judging = true;

    /** The extension with the defaults. */
    public SandboxExtension() {}

    /**
     * The extension with options for its sandboxes.
     *
     * @param options the options by their names, as for {@link Sandbox#start(Map)}; the seed is 1 unless they have another
     * @return the extension
     */
    public static SandboxExtension with(Map<String, ?> options) {
        SandboxExtension extension = new SandboxExtension();
        extension.options.putAll(Objects.requireNonNull(options, "options"));
        return extension;
    }

    /**
     * Settings for the clients, beside where the sandbox is and who is let in.
     *
     * @param configure sets them
     * @return this
     */
    public SandboxExtension client(Consumer<ClientBuilder<?>> configure) {
        this.configure = this.configure.andThen(Objects.requireNonNull(configure, "configure"));
        return this;
    }

    /**
     * Whose token the clients of Makini have.
     *
     * @param connection the connection's id, as for {@link Sandbox#configureMakini}; by default {@code 219}, with sample data
     * @return this
     */
    public SandboxExtension connection(String connection) {
        this.connection = Objects.requireNonNull(connection, "connection");
        return this;
    }

    /**
     * Whether a test fails when the verdict of its sandbox is not good. Default: true, unless the test or its class is {@link Unjudged}.
     *
     * @param judging whether it does
     * @return this
     */
    public SandboxExtension judging(boolean judging) {
        this.judging = judging;
        return this;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Sandbox.class || CLIENTS.containsKey(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("a sandbox and its clients belong to one test; take "
                    + parameter.getParameter() + " as a parameter of the test or of what is done before each test");
        }
        Class<?> type = parameter.getParameter().getType();
        Stage stage = stage(context);
        return type == Sandbox.class
                ? stage.sandbox()
                : stage.client(type, sandbox -> CLIENTS.get(type).apply(this, sandbox));
    }

    /** Closes the clients, asks for the verdict, and stops the sandbox. */
    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        Stage stage = (Stage) store(context).remove(Stage.class);
        if (stage == null) {
            return;
        }
        try (stage) {
            stage.closeClients();
            Verdict verdict = stage.sandbox().verdict();
            if (!verdict.ok() && isJudged(context)) {
                throw new AssertionError("the sandbox finds fault with what the test sent:" + shown(verdict));
            }
        }
    }

    private boolean isJudged(ExtensionContext context) {
        return judging
                && !AnnotationSupport.isAnnotated(context.getTestMethod(), Unjudged.class)
                && context.getTestClass().stream()
                        .flatMap(SandboxExtension::withEnclosing)
                        .noneMatch(type -> AnnotationSupport.isAnnotated(type, Unjudged.class));
    }

    private static Stream<Class<?>> withEnclosing(Class<?> type) {
        return Stream.iterate(type, Objects::nonNull, Class::getEnclosingClass);
    }

    private static String shown(Verdict verdict) {
        String dropped = verdict.findingsDropped() == 0 ? "" : "\n  and " + verdict.findingsDropped() + " more";
        return verdict.findings().stream()
                .map(finding -> "\n  " + finding.kind() + ": " + finding.message())
                .collect(Collectors.joining("", "", dropped));
    }

    private Stage stage(ExtensionContext context) {
        ExtensionContext.Store store = store(context);
        Stage stage = (Stage) store.get(Stage.class);
        if (stage == null) {
            stage = new Stage(Sandbox.start(options));
            store.put(Stage.class, stage);
        }
        return stage;
    }

    private ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(this));
    }

    private <B extends ClientBuilder<B>> B of(Sandbox sandbox, B builder) {
        return configured(sandbox.configure(builder));
    }

    private <B extends ClientBuilder<B>> B ofMakini(Sandbox sandbox, B builder) {
        return configured(sandbox.configureMakini(builder, connection));
    }

    private <B extends ClientBuilder<B>> B configured(B builder) {
        configure.accept(builder);
        return builder;
    }
}
