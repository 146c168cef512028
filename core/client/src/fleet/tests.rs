//! Two processes whose clocks have nothing to do with each other, and a store.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use makokit_limits::{Clock, Moment, Sleep, Sleeping, store_name};

use super::*;
use crate::config::Trust;
use crate::holder::{Holder, name_in_fleet};
use crate::time::RealTime;

#[expect(dead_code, reason = "the tests of whole hosts use all of it")]
#[path = "../../../../tests/fleet/redis.rs"]
pub(super) mod redis;

/// A clock that began at another time and goes too fast.
struct Skewed(Duration);

impl Clock for Skewed {
    fn now(&self) -> Moment {
        let now = RealTime.now();
        now + self.0 + (now - Moment::ZERO) / 100
    }

    fn calendar(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }
}

impl Sleep for Skewed {
    fn sleep_until(&self, moment: Moment) -> Sleeping {
        let wait = moment - self.now();
        RealTime.sleep_until(RealTime.now() + wait)
    }
}

pub(super) fn fleet(redis: &redis::Redis, ahead: Duration) -> Arc<Fleet> {
    let trust =
        Trust { ca_bundle: None, host_certificates: None, client_certificate: None, client_key: None };
    Fleet::open(&Address::new(&redis.url(), &trust).unwrap(), Arc::new(Skewed(ahead))).unwrap()
}

const DOUBT: Duration = Duration::from_millis(100);

/// Each grant is told to have arrived at once; none is, within a second, one too many.
#[tokio::test]
async fn the_clocks_of_the_clients_do_not_matter() {
    let redis = redis::Redis::old();
    let name = store_name("https://example.org", "one", "getMako");
    let fleets = [fleet(&redis, Duration::ZERO), fleet(&redis, Duration::from_secs(86_400))];
    let (per, most) = (Duration::from_millis(500), 20);
    let rate = Rate { limit: most.try_into().unwrap(), per };
    let windows = fleets.map(|fleet| fleet.window(&name, rate, Duration::from_millis(20)));
    let (log, end) = (std::sync::Mutex::new(Vec::new()), RealTime.now() + 4 * per);
    let asked = AtomicU64::new(0);
    let work = windows.iter().map(|window| async {
        while RealTime.now() < end {
            asked.fetch_add(1, Ordering::Relaxed);
            match window.reserve(DOUBT).await {
                Ok(permit) => {
                    log.lock().unwrap().push(RealTime.now());
                    window.settle(permit, Duration::ZERO);
                }
                Err(moment) => window.fleet().time.sleep_until(moment).await,
            }
        }
    });
    futures_util::future::join_all(work).await;
    let log = log.into_inner().unwrap();
    let worst = log.iter().map(|from| log.iter().filter(|at| **at >= *from && **at - *from < per).count());
    assert_eq!(worst.max(), Some(20));
    assert!(log.len() >= 60, "{} of 80, asked {} times", log.len(), asked.into_inner());
}

#[tokio::test]
async fn sharers_who_disagree_stay_within_the_stricter_limit_and_what_is_not_used_comes_back() {
    let redis = redis::Redis::old();
    let name = store_name("https://example.org", "one", "getMako");
    let open = |limit| fleet(&redis, Duration::ZERO).window(&name, Rate::per_second(limit), Duration::ZERO);
    let (strict, wide) = (open(2), open(100));
    let first = strict.reserve(DOUBT).await.unwrap();
    let _second = wide.reserve(DOUBT).await.unwrap();
    assert!(wide.reserve(DOUBT).await.is_err());
    assert_eq!((wide.usage(Moment::ZERO).limit, wide.usage(Moment::ZERO).used), (2, 2));
    Arc::clone(&strict).look().await;
    // Both are of this process.
    assert_eq!(strict.holders(Moment::ZERO), [Holder::of_fleet(&name_in_fleet(), 2)]);
    strict.refund(first);
    Arc::clone(&strict).look().await;
    assert_eq!(strict.holders(Moment::ZERO), [Holder::of_fleet(&name_in_fleet(), 1)]);
    assert!(strict.reserve(DOUBT).await.is_ok());
}
