//! What no client should send.

use crate::wire::{Caller, exchange, request};

#[test]
fn garbage_is_survived() {
    let caller = Caller::new();
    let base = caller.sandbox.base_url();
    let bearer = caller.bearer();
    let nothing = exchange(base, b"");
    assert!(nothing.is_empty());
    let mut noise: Vec<Vec<u8>> = vec![
        b"\r\n\r\n\r\n".to_vec(),
        b"GET\r\n\r\n".to_vec(),
        b"GET / HTTP/9.9\r\n\r\n".to_vec(),
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
        b"POST /mako-api/auth/v1/auth HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n".to_vec(),
        b"POST /mako-api/auth/v1/auth HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n".to_vec(),
        b"POST /mako-api/auth/v1/auth HTTP/1.1\r\nContent-Length: 100\r\n\r\nshort".to_vec(),
        b"GET /mako-api/config/v1/getMako/\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n".to_vec(),
        format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(100_000)).into_bytes(),
        format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(1_000)).into_bytes(),
        request("PRI", "*", &[], b"SM"),
        request(
            "GET",
            "http://elsewhere/mako-api/config/v1/listCompanies",
            &[("Authorization", "Bearer \u{fe}")],
            b"",
        ),
        request(
            "POST",
            "/mako-api/config/v1/addMako",
            &[("Authorization", &bearer), ("Content-Type", ";;;")],
            b"\xff",
        ),
        request("CONNECT", "host:443", &[], b""),
        request("POST", "/_sandbox/scripts", &[], b"\xff\xfe"),
        request("POST", "/_scripted//../..//x", &[], b"\xff\xfe"),
        request("GET", "/_sandbox/scripts//", &[], b""),
    ];
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    noise.extend((0..50).map(|length| {
        let byte = |_| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            random.to_le_bytes()[0]
        };
        (0..length * 7).map(byte).collect()
    }));
    for bytes in noise {
        for base in [base, caller.sandbox.other_origin_url()] {
            let answer = exchange(base, &bytes);
            assert!(answer.is_empty() || answer.starts_with(b"HTTP/1."), "{bytes:?}");
            assert!(!answer.starts_with(b"HTTP/1.1 500"), "{bytes:?}");
        }
    }
    assert_eq!(caller.get("/mako-api/config/v1/listCompanies").status, 200);
}
