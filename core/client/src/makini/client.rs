//! The typed client.

use crate::client::client;

client! {
    /// A client of one connection to Makini's unified API.
    ///
    /// A connection has a token of its own, which reaches nothing else: one client a connection, so that customers never mix.
    /// Cheap to clone; clones share token, connections and limits. Its methods need a tokio runtime; without one, use
    /// [`blocking::MakiniClient`](crate::blocking::MakiniClient).
    ///
    /// ```no_run
    /// use makokit::MakiniClient;
    /// use makokit::makini::ListQuery;
    ///
    /// # async fn example() -> Result<(), makokit::Error> {
    /// let makini = MakiniClient::from_env()?;
    /// let mut orders = makini.list_purchase_orders(&ListQuery::builder().page_size(100u32).build());
    /// while let Some(order) = orders.next().await {
    ///     println!("{}", order?.order_no.unwrap_or_default());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    MakiniClient of Makini
}
