//! The typed client of the account API.

use crate::client::client;

client! {
    /// A client of the account API of one of Maestrano's marketplaces: groups, users, bills.
    ///
    /// A marketplace has credentials of its own, and is always named: there is no default one, so that tenants cannot be mixed up.
    /// What it needs comes out of the marketplace's configuration ([`Marketplace::account`](crate::maestrano::Marketplace::account)),
    /// or is given. Cheap to clone; clones share connections and limits. Its methods need a tokio runtime; without one, use
    /// [`blocking::MaestranoClient`](crate::blocking::MaestranoClient).
    ///
    /// ```no_run
    /// use makokit::maestrano::{BillQuery, BillStatus, Platform};
    ///
    /// # async fn example() -> Result<(), makokit::Error> {
    /// let telco = Platform::from_env()?.marketplace("some-telco").await?;
    /// let maestrano = telco.account().build()?;
    /// for bill in maestrano.list_bills(&BillQuery::builder().status(BillStatus::SUBMITTED).build()).await? {
    ///     println!("{:?} cents: {}", bill.price_cents, bill.description.unwrap_or_default());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    MaestranoClient of Maestrano
}
