//! Credits: the unit in which connections are paid for.

use crate::credits::{Credits, PlannedConnections};
use crate::error::Error;

/// What connections cost: 1, 2 or 4 credits by the tier of the system, and on the customer's premises twice as many
/// (documented). Credits are taken when a connection is made, and come back when it is removed (documented).
///
/// ```
/// use makokit::makini::credits;
/// use makokit::PlannedConnections;
///
/// let planned = PlannedConnections { cloud: vec![3, 1], on_premises: vec![3], pool: 20 };
/// assert_eq!(credits(&planned)?.left, 7);
/// # Ok::<(), makokit::Error>(())
/// ```
pub fn credits(planned: &PlannedConnections) -> Result<Credits, Error> {
    Credits::of(super::CONTRACT.tiers, planned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    fn cost(cloud: &[u32], on_premises: &[u32], pool: u64) -> [u64; 3] {
        let planned = PlannedConnections { cloud: cloud.into(), on_premises: on_premises.into(), pool };
        let Credits { needed, left, overage } = credits(&planned).unwrap();
        [needed, left, overage]
    }

    #[test]
    fn a_pool_is_used_up_by_tiers_and_on_premises_counts_twice() {
        // S/4HANA in the cloud, ECC on the premises, three cloud CMMS; then ECC is disconnected.
        assert_eq!(cost(&[3, 1, 1, 1], &[3], 20), [15, 5, 0]);
        assert_eq!(cost(&[3, 1, 1, 1], &[], 20), [7, 13, 0]);
        assert_eq!(cost(&[1, 2, 3], &[1, 2, 3], 20), [21, 0, 1]);
        assert_eq!(cost(&[], &[], 0), [0, 0, 0]);
    }

    #[test]
    fn a_tier_that_there_is_not_is_named() {
        for tier in [0, 4, u32::MAX] {
            let planned = PlannedConnections { on_premises: vec![1, tier], ..PlannedConnections::default() };
            let error = credits(&planned).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Config);
            assert!(
                error.to_string().starts_with(&format!("on_premises: there is no tier {tier}")),
                "{error}"
            );
        }
    }
}
