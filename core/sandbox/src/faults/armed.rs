//! The faults that are armed, and which of them strikes a request.

use std::fmt;

use fastrand::Rng;
use serde::{Serialize, Serializer};

use super::{Fault, FaultKind, Order, Work};

/// Names an armed fault; no name is given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FaultId(u64);

/// A fault that was armed, and what has become of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ArmedFault {
    /// Its name.
    pub id: FaultId,
    /// How often it has struck.
    pub struck: u64,
    /// Whether it will not strike any more.
    pub spent: bool,
    /// The fault as it was armed.
    #[serde(flatten)]
    pub fault: Fault,
}

/// All faults since the last reset, the spent ones included, so that one can ask whether they struck.
pub(crate) struct Faults {
    last: u64,
    armed: Vec<Armed>,
    random: Rng,
}

/// A fault that strikes a request.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Strike {
    pub(crate) kind: FaultKind,
    /// Whether the request is done, and if there is a wait, whether before it.
    pub(crate) work: Work,
    pub(crate) order: Order,
}

struct Armed {
    id: FaultId,
    fault: Fault,
    passed: u64,
    struck: u64,
}

/// Spent faults give way beyond this, and then the oldest.
const MOST: usize = 10_000;

impl Faults {
    pub(crate) fn new(seed: Option<u64>) -> Self {
        Self { last: 0, armed: Vec::new(), random: seed.map_or_else(Rng::new, Rng::with_seed) }
    }

    pub(crate) fn arm(&mut self, fault: Fault) -> FaultId {
        if self.armed.len() >= MOST {
            let spent = self.armed.iter().position(Armed::is_spent);
            self.armed.remove(spent.unwrap_or(0));
        }
        self.last += 1;
        let id = FaultId(self.last);
        self.armed.push(Armed { id, fault, passed: 0, struck: 0 });
        id
    }

    /// The fault that strikes a request, if one does: the one armed first of those that are due. A request that is
    /// struck does not count as passed for the faults armed later.
    pub(crate) fn strike(&mut self, operation: Option<&str>) -> Option<Strike> {
        let random = &mut self.random;
        let due = self.armed.iter_mut().position(|armed| armed.is_due(operation, random))?;
        let armed = &mut self.armed[due];
        armed.struck += 1;
        Some(armed.strike())
    }

    /// The strike of a fault that does not wait for a request.
    pub(crate) fn strike_at_once(&mut self, id: FaultId) -> Option<Strike> {
        let armed = self.armed.iter_mut().find(|armed| armed.id == id)?;
        let now = matches!(armed.fault.kind, FaultKind::Refuse { .. })
            && armed.fault.operation.is_none()
            && armed.fault.skip == 0
            && armed.fault.probability.is_none();
        now.then(|| {
            armed.struck += 1;
            armed.strike()
        })
    }

    pub(crate) fn list(&self) -> Vec<ArmedFault> {
        let told = |armed: &Armed| ArmedFault {
            id: armed.id,
            struck: armed.struck,
            spent: armed.is_spent(),
            fault: armed.fault.clone(),
        };
        self.armed.iter().map(told).collect()
    }

    /// Disarms one and tells whether there was such a one.
    pub(crate) fn disarm(&mut self, id: FaultId) -> bool {
        let before = self.armed.len();
        self.armed.retain(|armed| armed.id != id);
        self.armed.len() < before
    }

    /// Disarms all and tells how many there were.
    pub(crate) fn disarm_all(&mut self) -> usize {
        std::mem::take(&mut self.armed).len()
    }

    /// Disarms all and begins the generator anew. Names go on, so that nobody disarms a stranger's fault.
    pub(crate) fn reset(&mut self, seed: Option<u64>) {
        *self = Self { last: self.last, ..Self::new(seed) };
    }
}

impl Armed {
    fn is_spent(&self) -> bool {
        self.fault.times.is_some_and(|times| self.struck >= times)
    }

    fn is_due(&mut self, operation: Option<&str>, random: &mut Rng) -> bool {
        let fault = &self.fault;
        if self.is_spent() || fault.operation.as_deref().is_some_and(|name| Some(name) != operation) {
            return false;
        }
        if self.passed < fault.skip {
            self.passed += 1;
            return false;
        }
        fault.probability.is_none_or(|probability| random.f64() < probability)
    }

    fn strike(&self) -> Strike {
        let kind = self.fault.kind.clone();
        let (work, order) = match &kind {
            FaultKind::Delay { work: order, .. } => (Work::Done, *order),
            FaultKind::ResetAfter
            | FaultKind::CloseAfter
            | FaultKind::Dribble { .. }
            | FaultKind::Truncate
            | FaultKind::TruncateChunked => (Work::Done, Order::Before),
            _ => (self.fault.work.unwrap_or(Work::NotDone), Order::Before),
        };
        Strike { kind, work, order }
    }
}

impl FaultId {
    /// Reads a name as it is written.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }
}

impl fmt::Display for FaultId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// As text, like the names of scripts.
impl Serialize for FaultId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn struck(faults: &mut Faults, operation: &str) -> Option<&'static str> {
        faults.strike(Some(operation)).map(|strike| strike.kind.name())
    }

    #[test]
    fn faults_strike_in_their_order_and_as_often_as_they_may() {
        let mut faults = Faults::new(Some(1));
        faults.arm(Fault::new(FaultKind::Empty).on("addMako").skipping(1).times(2));
        let always = faults.arm(Fault::new(FaultKind::Bom).always());
        let told: Vec<_> = (0..4).map(|_| struck(&mut faults, "addMako")).collect();
        assert_eq!(told, [Some("bom"), Some("empty"), Some("empty"), Some("bom")]);
        assert_eq!(struck(&mut faults, "getMako"), Some("bom"));
        assert_eq!(
            faults.list().iter().map(|it| (it.struck, it.spent)).collect::<Vec<_>>(),
            [(2, true), (3, false)]
        );
        assert!(faults.disarm(always) && !faults.disarm(always));
        assert_eq!(struck(&mut faults, "getMako"), None);
        assert_eq!(faults.strike(None), None);
        assert_eq!(faults.disarm_all(), 1);
    }

    #[test]
    fn the_same_seed_gives_the_same_strikes() {
        let run = |seed| -> Vec<bool> {
            let mut faults = Faults::new(seed);
            faults.arm(Fault::new(FaultKind::Empty).always().with_probability(0.5));
            (0..64).map(|_| faults.strike(None).is_some()).collect()
        };
        assert_eq!(run(Some(7)), run(Some(7)));
        assert_ne!(run(Some(7)), run(Some(8)));
        assert!(run(None).contains(&true));
        let mut never = Faults::new(None);
        never.arm(Fault::new(FaultKind::Empty).always().with_probability(0.0));
        assert!((0..64).all(|_| never.strike(None).is_none()));
    }
}
