//! Tokens that the processes of a user share, so that a hundred scripts log in once, and none ends another's token.
//!
//! A file for each pair of credentials, readable by its owner only, replaced as a whole, and never reached through a
//! symbolic link. Whatever is wrong with it, a call goes on without it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use etcetera::BaseStrategy;
use makokit_limits::{Moment, Time};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tracing::warn;

use super::Token;
use crate::config::Config;
use crate::error::Error;
use crate::quota::ServerClock;

/// How long a process waits for another one that asks for a token, before it asks, too.
const PATIENCE: Duration = Duration::from_secs(20);
const FIRST_LOOK: Duration = Duration::from_millis(5);
const LAST_LOOK: Duration = Duration::from_millis(200);

/// A file is far smaller; what is larger is none of ours.
const LARGEST: u64 = 64 * 1024;

/// The directory for a setting: `on` (also when nothing is set), `off`, or a path.
pub(crate) fn directory(setting: Option<&str>) -> Result<Option<PathBuf>, Error> {
    match setting.map(str::trim) {
        None | Some("on") => Ok(etcetera::choose_base_strategy()
            .ok()
            .map(|folders| folders.cache_dir().join("makokit/tokens"))),
        Some("off") => Ok(None),
        Some(path) if Path::new(path).is_absolute() => Ok(Some(path.into())),
        Some(other) => {
            Err(Error::config(format!("token_cache is {other:?}; it has to be on, off or an absolute path")))
        }
    }
}

/// The file of one pair of credentials.
pub(crate) struct Cache {
    file: PathBuf,
}

/// What the file holds.
#[derive(Serialize, Deserialize)]
struct Kept {
    access_token: String,
    /// Milliseconds since 1970.
    asked_at: u64,
    /// Milliseconds.
    life: u64,
    /// By how many milliseconds the server's calendar is ahead, for who has had no answer of it yet.
    #[serde(default)]
    server_ahead: Option<i64>,
}

impl Cache {
    /// The cache of a client, if it is to have one.
    pub(crate) fn of(config: &Config) -> Option<Self> {
        let directory = config.token_cache.as_ref()?;
        let mut hash = Sha256::new();
        for part in [config.reach.base_url.as_str(), &config.client_id, config.client_secret.expose()] {
            hash.update(part.len().to_be_bytes());
            hash.update(part);
        }
        let name = hash.finalize().iter().take(16).fold(0, |name, byte| name << 8 | u128::from(*byte));
        Some(Self { file: directory.join(format!("{name:032x}.json")) })
    }

    /// Where the token is kept.
    pub(crate) fn place(&self) -> &Path {
        &self.file
    }

    /// The token that is kept, as long as it is good.
    pub(crate) fn read(&self, time: &dyn Time, server: &ServerClock) -> Option<Token> {
        let mut text = String::new();
        let file = match private::open(&self.file) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => {
                warn!("the token cache {} is not used: {error}", self.file.display());
                return None;
            }
        };
        file.take(LARGEST).read_to_string(&mut text).ok()?;
        let kept: Kept = serde_json::from_str(&text).ok()?;
        let asked_at = SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(kept.asked_at))?;
        // A token from the future: somebody has set the clock back. How old it is cannot be told.
        let age = time.calendar().duration_since(asked_at).ok()?;
        if let Some(ahead) = kept.server_ahead {
            server.remembered(ahead, time.now());
        }
        Token::aged(kept.access_token, time.now(), age, Duration::from_millis(kept.life))
    }

    /// Keeps a token that was asked for at `asked_at`.
    pub(crate) fn write(&self, token: &Token, asked_at: Moment, time: &dyn Time, server: &ServerClock) {
        let since = time.calendar().checked_sub(time.now() - asked_at);
        let since =
            since.and_then(|asked| asked.duration_since(SystemTime::UNIX_EPOCH).ok()).unwrap_or_default();
        let kept = Kept {
            access_token: token.expose().to_owned(),
            asked_at: whole(since),
            life: whole(token.life()),
            server_ahead: server.ahead(),
        };
        if let Err(error) = self.replace(&kept) {
            warn!("the token is not kept for other processes: {}: {error}", self.file.display());
        }
    }

    /// Forgets the token; whether there was one.
    pub(crate) fn clear(&self) -> io::Result<bool> {
        match fs::remove_file(&self.file) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The right to ask for a token, which one process has at a time; nobody waits for it for ever.
    pub(crate) async fn turn(&self, time: &dyn Time) -> Option<Turn> {
        let folder = self.file.parent()?;
        private::folder(folder).ok()?;
        let file = private::create(&self.file.with_extension("lock"), false).ok()?;
        let (started, mut look) = (time.now(), FIRST_LOOK);
        loop {
            match file.try_lock() {
                Ok(()) => return Some(Turn(file)),
                Err(TryLockError::WouldBlock) if time.now() - started <= PATIENCE => {}
                // Not every file system has locks: without them two may ask at once, and both go on.
                Err(_) => return None,
            }
            time.sleep_until(time.now() + look).await;
            look = (look * 2).min(LAST_LOOK);
        }
    }

    fn replace(&self, kept: &Kept) -> io::Result<()> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        private::folder(folder)?;
        let new = self.file.with_extension(format!("{}-{}", std::process::id(), fastrand::u32(..)));
        let written = private::create(&new, true).and_then(|mut file| {
            file.write_all(&serde_json::to_vec(kept)?)?;
            fs::rename(&new, &self.file)
        });
        if written.is_err() {
            let _ = fs::remove_file(&new);
        }
        written
    }
}

/// The right to ask for a token. It is given back by name: a forked child holds a copy of the file, and would keep locked
/// what is merely closed here.
pub(crate) struct Turn(File);

impl Drop for Turn {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

fn whole(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// Files that only their owner can read.
#[cfg(unix)]
mod private {
    use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};

    use super::{File, OpenOptions, Path, fs, io};

    /// Opens a file for reading, if it is one and nobody else can read or write it.
    pub(super) fn open(path: &Path) -> io::Result<File> {
        let file = OpenOptions::new().read(true).custom_flags(no_link()).open(path)?;
        let about = file.metadata()?;
        if !about.is_file() || about.uid() != rustix::process::geteuid().as_raw() || about.mode() & 0o077 != 0
        {
            return Err(io::Error::other("it is not a file of ours that only we can read"));
        }
        Ok(file)
    }

    /// Opens a file for writing, which has to be new if `new`.
    pub(super) fn create(path: &Path, new: bool) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).create_new(new).mode(0o600).custom_flags(no_link()).open(path)
    }

    /// Makes sure that a folder is there, and ours.
    pub(super) fn folder(path: &Path) -> io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(path)?;
        let about = fs::symlink_metadata(path)?;
        if !about.is_dir() || about.uid() != rustix::process::geteuid().as_raw() || about.mode() & 0o022 != 0
        {
            return Err(io::Error::other("the folder is not one of ours that only we can write to"));
        }
        Ok(())
    }

    fn no_link() -> i32 {
        rustix::fs::OFlags::NOFOLLOW.bits().cast_signed()
    }
}

/// Elsewhere the user's own folders are private by themselves.
#[cfg(not(unix))]
mod private {
    use super::{File, OpenOptions, Path, fs, io};

    pub(super) fn open(path: &Path) -> io::Result<File> {
        File::open(path)
    }

    pub(super) fn create(path: &Path, new: bool) -> io::Result<File> {
        OpenOptions::new().write(true).create(true).create_new(new).open(path)
    }

    pub(super) fn folder(path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use makokit_limits::VirtualTime;

    use super::*;

    fn cache() -> (tempfile::TempDir, Cache, VirtualTime) {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache { file: folder.path().join("tokens/one.json") };
        let time = VirtualTime::default();
        time.advance(Duration::from_secs(1000));
        (folder, cache, time)
    }

    fn keep(cache: &Cache, time: &VirtualTime, life: u64) {
        use makokit_limits::Clock;
        let token = Token::new("abc".to_owned(), time.now(), Duration::from_secs(life)).unwrap();
        cache.write(&token, time.now(), time, &ServerClock::default());
    }

    #[test]
    fn a_token_is_kept_for_its_life_and_for_its_owner() {
        let (_folder, cache, time) = cache();
        assert!(cache.read(&time, &ServerClock::default()).is_none());
        keep(&cache, &time, 100);
        assert_eq!(cache.read(&time, &ServerClock::default()).unwrap().expose(), "abc");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(cache.place()), mode(cache.place().parent().unwrap())), (0o600, 0o700));
        time.advance(Duration::from_secs(96));
        assert!(cache.read(&time, &ServerClock::default()).is_none());
        assert!(cache.clear().unwrap() && !cache.clear().unwrap());
    }

    #[test]
    fn a_file_that_others_can_read_a_link_and_rubbish_are_not_used() {
        let (_folder, cache, time) = cache();
        keep(&cache, &time, 100);
        fs::set_permissions(cache.place(), fs::Permissions::from_mode(0o644)).unwrap();
        assert!(cache.read(&time, &ServerClock::default()).is_none());
        fs::set_permissions(cache.place(), fs::Permissions::from_mode(0o600)).unwrap();
        let elsewhere = cache.place().with_extension("elsewhere");
        fs::rename(cache.place(), &elsewhere).unwrap();
        symlink(&elsewhere, cache.place()).unwrap();
        assert!(cache.read(&time, &ServerClock::default()).is_none());
        // A new token takes the place of the link, and leaves alone what it pointed to.
        keep(&cache, &time, 50);
        assert!(
            cache.read(&time, &ServerClock::default()).is_some()
                && fs::read_to_string(&elsewhere).unwrap().contains("100000")
        );
        for rubbish in ["", "{", "[]", "{\"access_token\":\"a\\nb\",\"asked_at\":1,\"life\":1}"] {
            fs::write(cache.place(), rubbish).unwrap();
            assert!(cache.read(&time, &ServerClock::default()).is_none(), "{rubbish}");
        }
    }

    #[test]
    fn a_token_from_the_future_is_not_used() {
        let (_folder, cache, time) = cache();
        keep(&cache, &time, 100);
        assert!(cache.read(&VirtualTime::default(), &ServerClock::default()).is_none());
    }

    #[tokio::test]
    async fn one_process_at_a_time_has_the_turn() {
        let (_folder, cache, time) = cache();
        let turn = cache.turn(&time).await.unwrap();
        // Another handle of the same file stands for another process.
        assert!(cache.turn(&time).await.is_none());
        // A forked child has a copy of the locked file.
        let copy = turn.0.try_clone().unwrap();
        drop(turn);
        assert!(cache.turn(&time).await.is_some());
        drop(copy);
    }

    #[test]
    fn the_setting_is_on_off_or_a_place() {
        assert!(directory(Some("off")).unwrap().is_none());
        assert_eq!(directory(Some("/x")).unwrap().unwrap(), Path::new("/x"));
        assert!(directory(Some("somewhere")).is_err());
        assert_eq!(directory(None).unwrap(), directory(Some("on")).unwrap());
    }
}
