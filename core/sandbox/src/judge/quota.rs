//! Whether a client goes on creating after it was told that its daily quota is used up.

use std::collections::BTreeMap;
use std::time::Duration;

/// A create or its refusal: what is needed to tell which of two came first, as the client saw it.
#[derive(Debug, Clone)]
pub(crate) struct Refused {
    pub(crate) operation: &'static str,
    /// The day of the calendar.
    pub(crate) day: u64,
    pub(crate) at: Duration,
    /// The connection's number.
    pub(crate) connection: u64,
    pub(crate) request_id: Option<String>,
}

/// The refusals of one day, by operation.
#[derive(Default)]
pub(crate) struct Told {
    days: BTreeMap<&'static str, Day>,
}

struct Day {
    first: Refused,
    /// The connections on which a refusal was sent, and the requests that were refused.
    connections: Vec<u64>,
    requests: Vec<String>,
}

/// What another thread of the client had sent before it could hear of the refusal is no fault. On the connection that
/// carried the refusal, and for the request that was refused, there is no such excuse.
const ON_ITS_WAY: Duration = Duration::from_millis(50);
/// Only the first moments need them.
const MOST: usize = 1_000;

impl Told {
    pub(crate) fn refused(&mut self, refused: Refused) {
        let new =
            |first: &Refused| Day { first: first.clone(), connections: Vec::new(), requests: Vec::new() };
        let day = self.days.entry(refused.operation).or_insert_with(|| new(&refused));
        if day.first.day != refused.day {
            *day = new(&refused);
        }
        if day.connections.len() < MOST {
            day.connections.push(refused.connection);
            day.requests.extend(refused.request_id);
        }
    }

    /// When the client had been told, if this create ignores it.
    pub(crate) fn ignored_by(&self, arrived: &Refused) -> Option<Duration> {
        let day = self.days.get(arrived.operation).filter(|day| day.first.day == arrived.day)?;
        let told = day.first.at;
        let knew = day.connections.contains(&arrived.connection)
            || arrived.request_id.as_ref().is_some_and(|id| day.requests.contains(id));
        let ignored = arrived.at > if knew { told } else { told + ON_ITS_WAY };
        ignored.then_some(told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn create(ms: u64, connection: u64, request_id: Option<&str>) -> Refused {
        let request_id = request_id.map(str::to_owned);
        Refused { operation: "addMako", day: 7, at: Duration::from_millis(ms), connection, request_id }
    }

    #[test]
    fn what_was_on_its_way_is_no_fault() {
        let mut told = Told::default();
        assert_eq!(told.ignored_by(&create(0, 1, None)), None);
        told.refused(create(100, 1, Some("a")));
        let since = Some(Duration::from_millis(100));
        assert_eq!(told.ignored_by(&create(99, 1, None)), None, "sent before, and read before");
        assert_eq!(told.ignored_by(&create(150, 2, None)), None, "on its way");
        assert_eq!(told.ignored_by(&create(151, 2, None)), since);
        assert_eq!(told.ignored_by(&create(101, 1, None)), since, "the connection had carried the refusal");
        assert_eq!(told.ignored_by(&create(101, 2, Some("a"))), since, "the same request again");
        assert_eq!(told.ignored_by(&Refused { day: 8, ..create(500, 1, None) }), None, "another day");
        assert_eq!(told.ignored_by(&Refused { operation: "addPerson", ..create(500, 1, None) }), None);
    }
}
