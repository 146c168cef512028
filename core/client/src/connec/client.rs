//! The typed client of Connec!.

use crate::client::client;

client! {
    /// A client of Connec!, the business data that one of Maestrano's marketplaces shares between applications.
    ///
    /// A marketplace has credentials and a host of its own, and is always named. What it needs comes out of the marketplace's
    /// configuration ([`Marketplace::connec_client`](crate::maestrano::Marketplace::connec_client)), or is given. Cheap to clone;
    /// clones share connections and limits. Its methods need a tokio runtime; without one, use
    /// [`blocking::ConnecClient`](crate::blocking::ConnecClient).
    ///
    /// ```no_run
    /// use makokit::connec::EntityQuery;
    /// use makokit::maestrano::Platform;
    ///
    /// # async fn example() -> Result<(), makokit::Error> {
    /// let telco = Platform::from_env()?.marketplace("some-telco").await?;
    /// let connec = telco.connec_client().build()?;
    /// let changed = EntityQuery::builder().filter("updated_at gt '2016-01-01T00:00:00Z'").orderby("updated_at asc").build();
    /// let mut people = connec.list_entities("cld-11", "people", &changed);
    /// while let Some(person) = people.next().await {
    ///     println!("{:?}", person?.extra.get("last_name"));
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ConnecClient of Connec
}
