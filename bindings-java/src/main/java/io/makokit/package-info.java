/**
 * Clients, options and errors.
 *
 * <p>A client is made by its builder, or from the environment, and closed when it is needed no longer:
 *
 * <pre>{@code
 * try (MakoClient mako = MakoClient.fromEnv()) {
 *     Company company = mako.addCompany(AddCompany.builder().name("Acme").build());
 *     System.out.println(company.id());
 * } catch (InvalidDataException error) {
 *     error.violations().forEach(System.err::println);
 * }
 * }</pre>
 *
 * <p>Every client exists twice: one whose methods wait for the answer, and one whose methods return a {@link
 * java.util.concurrent.CompletableFuture}. Both may be used by any number of threads, and take a record or a {@link
 * java.util.Map} as the vendor's documentation prints it. Every error is a {@link io.makokit.MakokitException}. A null
 * where none is allowed is a {@link NullPointerException} that names the parameter, thrown at once.
 *
 * <p>System properties: {@code makokit.native.path} is the file of the native library, for those who bring their own;
 * {@code makokit.native.dir} is the directory below which the jar's is unpacked, for machines whose temporary directory
 * is mounted noexec.
 */
package io.makokit;
