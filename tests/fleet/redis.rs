//! A Redis of a test's own, on a free port, that keeps nothing.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server that runs as long as this is kept.
pub(crate) struct Redis {
    port: u16,
    server: Child,
}

impl Redis {
    /// One that has been there for long.
    pub(crate) fn old() -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let redis = Self::start(port);
        redis.age();
        redis
    }

    fn start(port: u16) -> Self {
        let mut command = Command::new("redis-server");
        command.args([
            "--port",
            &port.to_string(),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
        ]);
        let server = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().unwrap_or_else(|error| {
            panic!("redis-server cannot be started ({error}): apt-get install -y redis-server (or valkey)")
        });
        let redis = Self { port, server };
        let started = now();
        while redis.try_say("PING").is_none() {
            assert!(started.elapsed() < Duration::from_secs(5), "redis-server does not answer");
            wait(Duration::from_millis(5));
        }
        redis
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    /// Killed, and started again after a while, with nothing in it.
    pub(crate) fn restart_after(&mut self, pause: Duration) {
        self.stop();
        wait(pause);
        *self = Self::start(self.port);
    }

    /// So that what it knows is believed at once.
    pub(crate) fn age(&self) {
        self.say("SET {makokit}:born 1");
    }

    /// How often it was asked.
    pub(crate) fn asked(&self) -> u64 {
        self.told("INFO commandstats", "cmdstat_evalsha:calls=")
    }

    /// The number behind a name in what it tells; none is zero.
    pub(crate) fn told(&self, command: &str, name: &str) -> u64 {
        let told = self.say(command);
        let number = told.lines().find_map(|line| line.strip_prefix(name)?.split(',').next());
        number.map_or(0, |number| number.parse().unwrap())
    }

    pub(crate) fn say(&self, command: &str) -> String {
        self.try_say(command).unwrap()
    }

    fn try_say(&self, command: &str) -> Option<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(1))).ok()?;
        stream.write_all(format!("{command}\r\nQUIT\r\n").as_bytes()).ok()?;
        let mut told = String::new();
        stream.read_to_string(&mut told).ok()?;
        Some(told)
    }

    fn stop(&mut self) {
        self.server.kill().unwrap();
        self.server.wait().unwrap();
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        self.stop();
    }
}

#[expect(clippy::disallowed_methods, reason = "a server is in the world, where time is real")]
pub(crate) fn wait(time: Duration) {
    std::thread::sleep(time);
}

#[expect(clippy::disallowed_methods, reason = "a server is in the world, where time is real")]
pub(crate) fn now() -> Instant {
    Instant::now()
}
