/** What the tests of programs need that use this library: an API that behaves like the vendor's, in the same process. */
package io.makokit.testing;
