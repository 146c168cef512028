//! Bills and shared data of a marketplace, through Maestrano: which marketplaces there are, a bill that is made and cancelled, and
//! the people of Connec!.
//!
//! Needs `MNO_DEVPL_HOST`, `MNO_DEVPL_ENV_KEY` and `MNO_DEVPL_ENV_SECRET`; `makokit sandbox` prints some that work.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example talks to its user")]

use std::process::ExitCode;

use makokit::Error;
use makokit::connec::EntityQuery;
use makokit::maestrano::{GroupQuery, Marketplace, NewBill, Platform};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match marketplaces().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn marketplaces() -> Result<(), Error> {
    let platform = Platform::from_env()?;
    for marketplace in &*platform.marketplaces().await? {
        println!("marketplace {}", marketplace.name());
    }
    // There is no default one: it is always named.
    let telco = platform.marketplace("some-telco").await?;
    charge(&telco).await?;
    people(&telco).await
}

/// Charges the first group, and thinks better of it.
async fn charge(marketplace: &Marketplace) -> Result<(), Error> {
    let maestrano = marketplace.account().build()?;
    let Some(group) = maestrano.list_groups(&GroupQuery::default()).await?.into_iter().find_map(|one| one.id)
    else {
        return Ok(());
    };
    println!("group {group}");
    // A bill is never sent again by itself: if its answer is lost, that is `OutcomeUnknown`.
    let bill = NewBill::builder().group_id(group).price_cents(2000).description("Product purchase").build();
    let bill = maestrano.create_bill(&bill).await?;
    println!("bill {} {}", bill.price_cents.unwrap_or_default(), text(bill.status));
    if let Some(id) = bill.id {
        println!("bill {}", text(maestrano.cancel_bill(id).await?.status));
    }
    Ok(())
}

/// Reads the people of a group, page by page.
async fn people(marketplace: &Marketplace) -> Result<(), Error> {
    let connec = marketplace.connec_client().build()?;
    let query = EntityQuery::builder().orderby("code asc").top(2_u32).build();
    let mut people = connec.list_entities("cld-11", "people", &query);
    for _ in 0..3 {
        let Some(person) = people.next().await else { break };
        println!("person {}", person?.code.unwrap_or_default());
    }
    println!("total {}", people.total().unwrap_or_default());
    Ok(())
}

fn text(status: Option<impl ToString>) -> String {
    status.map(|status| status.to_string()).unwrap_or_default()
}
