//! The typed client.

use crate::client::client;

client! {
    /// A client of Mako's provisioning API.
    ///
    /// Cheap to clone; clones share token, connections and limits. Its methods need a tokio runtime; without one, use
    /// [`blocking::MakoClient`](crate::blocking::MakoClient).
    ///
    /// ```no_run
    /// use makokit::MakoClient;
    /// use makokit::mako::{AddCompany, CompanyType};
    ///
    /// # async fn example() -> Result<(), makokit::Error> {
    /// let mako = MakoClient::from_env()?;
    /// let acme = AddCompany::builder()
    ///     .parent_company_id("5f10c94d-af26-479f-a705-aa2a85d778ea")
    ///     .company_type(CompanyType::RESELLER)
    ///     .name("Acme")
    ///     .build();
    /// let company = mako.add_company(&acme).await?;
    /// println!("{}", company.id);
    /// # Ok(())
    /// # }
    /// ```
    MakoClient of Mako
}
