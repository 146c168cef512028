//! The seeds of all fuzz targets, and quick mutations of them: the same in every run.

use std::panic::{AssertUnwindSafe, catch_unwind};

use fastrand::Rng;
use makokit_tests::targets::{TARGETS, Target};

/// How many mutations of its seeds a target gets: some hundreds, or as many as a soak asks for.
#[expect(clippy::disallowed_methods, reason = "a soak says in the environment how long it is to be")]
fn mutations() -> usize {
    std::env::var("MAKOKIT_SOAK").map_or(500, |_| 10_000)
}

/// What the mutations put in: what parsers trip over.
const PIECES: &[&[u8]] = &[
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"null",
    b"\\u0000",
    b"\\ud800",
    b"\xff",
    b"\xc3",
    b"\0",
    b"\n",
    b"-1",
    b"1e999",
    b"18446744073709551616",
    b"$0",
    b"$5",
    b"\x1e",
    b"\xef\xbb\xbf",
    b"\x1f\x8b",
    b" ",
];

#[test]
fn no_seed_is_too_much() {
    let mut failed = Vec::new();
    for target in TARGETS {
        let seeds = target.seeds();
        assert!(seeds.len() >= 24, "{} has only {} seeds", target.name, seeds.len());
        failed.extend(seeds.into_iter().filter(|seed| !holds(*target, &std::fs::read(seed).unwrap())));
    }
    assert!(failed.is_empty(), "{} fail: {failed:#?}", failed.len());
}

#[test]
fn no_mutation_of_a_seed_is_too_much() {
    for target in TARGETS {
        let seeds: Vec<_> = target.seeds().iter().map(|seed| std::fs::read(seed).unwrap()).collect();
        let mut random = Rng::with_seed(7);
        for number in 1..=mutations() {
            let data = mutated(&seeds[number % seeds.len()], &mut random);
            assert!(holds(*target, &data), "{}: {:?}", target.name, String::from_utf8_lossy(&data));
        }
    }
}

/// Whether a target takes an input without complaint.
fn holds(target: Target, data: &[u8]) -> bool {
    catch_unwind(AssertUnwindSafe(|| (target.run)(data))).is_ok()
}

/// A seed with one to four bytes or pieces changed, added or gone.
fn mutated(seed: &[u8], random: &mut Rng) -> Vec<u8> {
    let mut data = seed.to_vec();
    for _ in 0..random.usize(1..=4) {
        let place = random.usize(0..=data.len());
        match random.u8(0..5) {
            0 if place < data.len() => data[place] ^= 1 << random.u8(0..8),
            1 => data.truncate(place),
            2 => {
                let end = random.usize(place..=data.len());
                data.drain(place..end);
            }
            3 => {
                let end = random.usize(place..=data.len().min(place + 32));
                let part = data[place..end].to_vec();
                data.splice(place..place, part);
            }
            _ => {
                let piece = PIECES[random.usize(..PIECES.len())];
                data.splice(place..place, piece.iter().copied());
            }
        }
    }
    data
}
