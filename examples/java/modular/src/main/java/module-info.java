/** A program that is a module, and has tests. */
module desks {
    requires io.makokit;
}
