use makokit::Error;
use makokit::maestrano::Platform;

/// Where the groups and the people of a tenant are.
async fn places(platform: &Platform, tenant: &str, group: &str) -> Result<[String; 2], Error> {
    let marketplace = platform.marketplace(tenant).await?;
    let groups = marketplace.api().account_url("groups")?;
    let people = marketplace.connec().collection_url(group, "people")?;
    Ok([groups, people])
}

/// What somebody should look into.
async fn troubles(platform: &Platform) -> Result<Vec<String>, Error> {
    let mut troubles: Vec<_> =
        platform.marketplaces().await?.findings().iter().map(ToString::to_string).collect();
    if let Err(error) = platform.refresh().await {
        let age = platform.status().age.unwrap_or_default();
        troubles.push(format!("the marketplaces of {age:?} ago stay in use: {error}"));
    }
    Ok(troubles)
}
