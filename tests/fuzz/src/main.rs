//! The target that `MAKOKIT_FUZZ_TARGET` names, under libFuzzer. `cargo dev soak fuzz` builds and runs it.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use makokit_tests::targets::Target;

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var("MAKOKIT_FUZZ_TARGET").expect("MAKOKIT_FUZZ_TARGET names a target");
    Target::find(&name).expect("MAKOKIT_FUZZ_TARGET is the name of a target")
});

fuzz_target!(|data: &[u8]| (TARGET.run)(data));
