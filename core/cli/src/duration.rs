//! Durations as people write them: `60`, `1.5s`, `500ms`, `2m`.

use std::time::Duration;

const UNITS: &[(&str, f64)] = &[("ms", 0.001), ("s", 1.0), ("m", 60.0), ("h", 3600.0)];

/// The milliseconds of a text. A number without a unit counts seconds.
pub(crate) fn millis(text: &str) -> Result<u64, String> {
    let wrong = || "it looks like 60 (seconds), 1.5s, 500ms or 2m".to_owned();
    let text = text.trim();
    let number = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let unit = &text[number.len()..];
    let unit = if unit.is_empty() { "s" } else { unit };
    let (_, seconds) = UNITS.iter().find(|(name, _)| *name == unit).ok_or_else(wrong)?;
    let number: f64 = number.trim_end().parse().map_err(|_| wrong())?;
    let duration = Duration::try_from_secs_f64(number * seconds).map_err(|_| wrong())?;
    // What is shorter than a millisecond, and not nothing, must not become "no time at all".
    let millis = if duration.is_zero() { 0 } else { duration.as_millis().max(1) };
    u64::try_from(millis).map_err(|_| wrong())
}

/// A duration in a line: `340 ms`, `2.1 s`, `3 h 12 min`.
pub(crate) fn shown(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        0 => format!("{} ms", duration.as_millis()),
        1..60 => format!("{:.1} s", duration.as_secs_f64()),
        60..3600 => format!("{} min {} s", seconds / 60, seconds % 60),
        _ => format!("{} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_counts_seconds_unless_it_has_a_unit() {
        for (text, expected) in [
            ("60", 60_000),
            ("1.5", 1500),
            ("1.5s", 1500),
            ("500ms", 500),
            ("2m", 120_000),
            ("1 h", 3_600_000),
            ("0", 0),
        ] {
            assert_eq!(millis(text), Ok(expected), "{text}");
        }
        assert_eq!(millis("0.1ms"), Ok(1));
        for wrong in ["", "s", "-1", "1d", "one", "NaN", "inf", "1e300h", "5 0"] {
            assert!(millis(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_duration_has_the_unit_of_its_size() {
        for (duration, expected) in
            [(12, "12 ms"), (2130, "2.1 s"), (61_000, "1 min 1 s"), (11_520_000, "3 h 12 min")]
        {
            assert_eq!(shown(Duration::from_millis(duration)), expected);
        }
    }
}
