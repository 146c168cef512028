//! Prints the tables from which the generator makes models, operations and errors in every language.
#![expect(clippy::print_stdout, reason = "printing is its purpose")]

fn main() {
    println!("{:#}", makokit::schema::tables());
}
