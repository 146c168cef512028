//! Taking secrets out of what a server says.
//!
//! A server that repeats what it was sent repeats it in a form of its own: as a part of a URL, of JSON or of a page, or of
//! one within the other. So the secret is not looked for as a text, but letter by letter, each in any of its spellings.

/// What stands in a secret's place.
const BLOT: &str = "***";

/// JSON within JSON within JSON has four backslashes for one, and eight before a quote.
const MOST_BACKSLASHES: usize = 8;
/// How often something may have been encoded again.
const MOST_ROUNDS: usize = 4;

/// `text` with every one of `secrets` blotted out, however it is spelled.
pub(crate) fn blot(text: &str, secrets: &[&str]) -> String {
    blot_head(text, secrets, usize::MAX)
}

/// The first `most` letters of that. (Cut first, a text might end in half a secret, which nobody would recognise.)
pub(crate) fn blot_head(text: &str, secrets: &[&str], most: usize) -> String {
    let (mut shown, mut letters, mut rest) = (String::new(), 0, text);
    while let Some(letter) = rest.chars().next() {
        let found = secrets.iter().filter_map(|secret| spelled(rest, secret)).max();
        let (length, more) = found.map_or((letter.len_utf8(), 1), |length| (length, BLOT.len()));
        letters += more;
        if letters > most {
            break;
        }
        shown.push_str(if found.is_some() { BLOT } else { &rest[..length] });
        rest = &rest[length..];
    }
    shown
}

/// How much of a text's beginning is a secret, if it begins with it.
fn spelled(text: &str, secret: &str) -> Option<usize> {
    let mut letters = secret.chars();
    let mut ends = Vec::new();
    spellings(text, 0, letters.next()?, &mut ends);
    for letter in letters {
        let mut next = Vec::new();
        for end in ends {
            spellings(text, end, letter, &mut next);
        }
        next.sort_unstable();
        next.dedup();
        ends = next;
    }
    ends.into_iter().max()
}

/// Adds to `ends` where a letter may end that may begin at `start`.
fn spellings(text: &str, start: usize, letter: char, ends: &mut Vec<usize>) {
    let rest = &text.as_bytes()[start..];
    // Most letters are spelled in the plain way, and that has to be quick.
    if !matches!(rest.first(), Some(b'\\' | b'%' | b'&')) {
        ends.extend(raw(rest, letter).map(|length| start + length));
        return;
    }
    let backslashes = run(rest, b"\\", MOST_BACKSLASHES);
    let mut lengths = Vec::new();
    // A letter or digit behind a backslash is another one.
    if !letter.is_ascii_alphanumeric() || backslashes == 0 {
        let after = &rest[backslashes..];
        lengths.extend(raw(after, letter));
        percent(after, letter, &mut lengths);
        html(after, letter, &mut lengths);
        for length in &mut lengths {
            *length += backslashes;
        }
    }
    if backslashes > 0 {
        lengths.extend(unicode(rest, letter));
    }
    if letter == '\\' {
        lengths.extend(1..=backslashes);
    }
    ends.extend(lengths.into_iter().map(|length| start + length));
}

/// As it is, or a space as forms have it.
fn raw(text: &[u8], letter: char) -> Option<usize> {
    if text.starts_with(letter.encode_utf8(&mut [0; 4]).as_bytes()) {
        return Some(letter.len_utf8());
    }
    (letter == ' ' && text.first() == Some(&b'+')).then_some(1)
}

/// `%2F`, `%2f`, and, encoded once more, `%252F`.
fn percent(text: &[u8], letter: char, lengths: &mut Vec<usize>) {
    if text.first() != Some(&b'%') {
        return;
    }
    if letter == '%' {
        lengths.extend((1..=run(&text[1..], b"25", MOST_ROUNDS)).map(|rounds| 1 + 2 * rounds));
        return;
    }
    let mut end = 0;
    for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
        if text.get(end) != Some(&b'%') {
            return;
        }
        end += 1 + 2 * run(&text[end + 1..], b"25", MOST_ROUNDS);
        if hex(text, end, 2) != Some(u32::from(byte)) {
            return;
        }
        end += 2;
    }
    lengths.push(end);
}

/// `&quot;`, `&#34;`, `&#x22;`, and, escaped once more, `&amp;quot;`.
fn html(text: &[u8], letter: char, lengths: &mut Vec<usize>) {
    if text.first() != Some(&b'&') {
        return;
    }
    let rounds = run(&text[1..], b"amp;", MOST_ROUNDS);
    if letter == '&' {
        lengths.extend((1..=rounds).map(|rounds| 1 + 4 * rounds));
    }
    let start = 1 + 4 * rounds;
    let name = text[start..].split(|byte| *byte == b';').next().filter(|name| name.len() <= 10);
    let Some(name) = name.and_then(|name| std::str::from_utf8(name).ok()) else { return };
    let number = |digits: &str| match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => digits.parse().ok(),
    };
    let meant = match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        name => name.strip_prefix('#').and_then(number).and_then(char::from_u32),
    };
    let end = start + name.len() + 1;
    if meant == Some(letter) && end <= text.len() {
        lengths.push(end);
    }
}

/// `\u002f` (beyond the first plane two of them), or `\u{2f}`.
fn unicode(text: &[u8], letter: char) -> Option<usize> {
    let escape = |end: usize| {
        let backslashes = run(text.get(end..)?, b"\\", MOST_BACKSLASHES);
        (backslashes > 0 && text.get(end + backslashes) == Some(&b'u')).then_some(end + backslashes + 1)
    };
    let start = escape(0)?;
    if text.get(start) == Some(&b'{') {
        let digits = text[start + 1..].iter().position(|byte| *byte == b'}').filter(|digits| *digits <= 6)?;
        return (hex(text, start + 1, digits) == Some(letter.into())).then_some(start + digits + 2);
    }
    let mut end = 0;
    for unit in letter.encode_utf16(&mut [0; 2]) {
        end = escape(end)?;
        if hex(text, end, 4) != Some(u32::from(*unit)) {
            return None;
        }
        end += 4;
    }
    Some(end)
}

/// How often a text begins with `piece`, up to `most` times.
fn run(text: &[u8], piece: &[u8], most: usize) -> usize {
    text.chunks(piece.len()).take(most).take_while(|chunk| *chunk == piece).count()
}

/// The number that so many hexadecimal digits make.
fn hex(text: &[u8], start: usize, digits: usize) -> Option<u32> {
    let digits = std::str::from_utf8(text.get(start..start + digits)?).ok()?;
    u32::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_blotted_out_however_it_is_spelled() {
        let secret = "m/s+c=\"x\\ é\u{1f511}<&%25'";
        for echoed in [
            secret,
            "m%2Fs%2Bc%3D%22x%5C%20%C3%A9%F0%9F%94%91%3C%26%2525%27",
            "m%2fs%2bc%3d%22x%5c+%c3%a9%f0%9f%94%91%3c%26%2525%27",
            "m%252Fs%252Bc%253D%2522x%255C%2520%25C3%25A9%25F0%259F%2594%2591%253C%2526%252525%2527",
            "m/s+c=\\\"x\\\\ é\u{1f511}<&%25'",
            "m\\/s+c=\\\"x\\\\ \\u00e9\\uD83D\\udd11\\u003c\\u0026%25\\'",
            "m/s+c=\\\\\\\"x\\\\\\\\ \\\\u00e9\u{1f511}<&%25'",
            "m/s+c=&quot;x\\ &#233;&#x1F511;&lt;&amp;%25&#39;",
            "m&#x2f;s+c=&amp;quot;x\\ é\u{1f511}&lt;&amp;amp;%25&apos;",
            "m/s+c=\\u{22}x\\ é\\u{1f511}<&%25'",
        ] {
            assert_eq!(blot(&format!("a {echoed} b"), &[secret, ""]), "a *** b", "{echoed}");
        }
    }

    #[test]
    fn what_is_no_secret_stays_and_the_longer_one_goes_first() {
        for text in
            ["", "my secre", "m%ys", "\\u006", "&#109", "%", "&", "\\", "%2", "&amp;", "my+secreT", "é"]
        {
            assert_eq!(blot(text, &["my secret", "é!"]), text);
        }
        assert_eq!(blot("abcdefgh-abcd", &["abcd", "abcdefgh"]), "***-***");
    }

    #[test]
    fn a_cut_never_leaves_half_a_secret() {
        let text = "secret-secret ".repeat(100);
        for most in 0..50 {
            let shown = blot_head(&text, &["secret-secret"], most);
            assert!(shown.chars().count() <= most && !shown.contains('s'), "{shown}");
        }
        assert_eq!(blot_head("éé", &[], 1), "é");
    }
}
