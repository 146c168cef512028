//! The guide's workflow: a company, a person and a Mako.
//!
//! Needs `MAKO_BASE_URL`, `MAKO_CLIENT_ID` and `MAKO_CLIENT_SECRET`; `makokit sandbox` prints some that work.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example talks to its user")]

use std::process::ExitCode;

use makokit::mako::{AddCompany, AddMako, AddPerson};
use makokit::{Error, ErrorKind, MakoClient};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match workflow().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            if error.kind() == ErrorKind::DuplicateEntity {
                eprintln!("The workflow has run before; the names in its payloads can be used once.");
            }
            ExitCode::FAILURE
        }
    }
}

async fn workflow() -> Result<(), Error> {
    let mako = MakoClient::from_env()?;

    let acme: AddCompany = payload(include_str!("../payloads/add-company.json"));
    let company = mako.add_company(&acme).await?;
    let company = mako.get_company(&company.id).await?;
    println!("company {} {}", company.id, company.name.unwrap_or_default());

    let mut jane: AddPerson = payload(include_str!("../payloads/add-person.json"));
    jane.company_id = Some(company.id.clone());
    let person = mako.add_person(&jane).await?;
    println!("person {} {}", person.id, person.username.unwrap_or_default());

    let mut device: AddMako = payload(include_str!("../payloads/add-mako.json"));
    device.company_id = Some(company.id);
    let device = mako.add_mako(&device).await?;
    let device = mako.get_mako(&device.id).await?;
    println!("mako {} {}", device.id, device.identification.unwrap_or_default());
    Ok(())
}

/// A request as the guide prints it.
fn payload<T: serde::de::DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json)
        .unwrap_or_else(|error| unreachable!("the payloads are read by the tests: {error}"))
}
