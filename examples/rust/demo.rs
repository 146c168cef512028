//! The main job on the embedded sandbox, with real output to look at: `cargo dev demo`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a demo talks to its user")]

use std::collections::BTreeMap;
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use makokit::mako::{AddCompany, AddMako, AddPerson, CompanyId};
use makokit::{Error, MakoClient};
use makokit_sandbox::{Options, Sandbox, Verdict};
use serde::de::DeserializeOwned;

type Failure = Box<dyn std::error::Error>;

const COMPANIES: usize = 3;
const PEOPLE: usize = 6;
const MAKOS: usize = 40;

#[tokio::main]
async fn main() -> ExitCode {
    match demo().await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!("\nThe demo did not end as it should have.");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn demo() -> Result<bool, Failure> {
    let sandbox = Sandbox::start(Options::default())?;
    println!("A sandbox that behaves like Mako's API runs at {}.\n", sandbox.base_url());
    let mako = MakoClient::builder()
        .base_url(sandbox.base_url())
        .client_id(sandbox.client_id())
        .client_secret(sandbox.client_secret())
        .build()?;

    println!("The guide's workflow:");
    let company = workflow(&mako).await?;

    println!("\nA fleet: {COMPANIES} companies, {PEOPLE} people, {MAKOS} Makos and two rows that are wrong:");
    let mut report = Report::default();
    let companies = add_companies(&mako, sandbox.root_company_id(), &mut report).await?;
    add_people(&mako, &companies, &mut report).await?;
    add_makos(&mako, &companies, &company, &mut report).await?;

    report.print();
    limits(&mako);
    let verdict = sandbox.verdict();
    print_verdict(&verdict);
    let state = sandbox.state();
    println!(
        "It now holds {} companies, {} people and {} Makos.",
        state.companies.len(),
        state.people.len(),
        state.makos.len()
    );
    Ok(verdict.ok && report.failed.len() == 2 && report.created.values().sum::<usize>() == 49)
}

async fn workflow(mako: &MakoClient) -> Result<CompanyId, Failure> {
    let acme: AddCompany = payload(include_str!("../payloads/add-company.json"))?;
    let company = mako.add_company(&acme).await?;
    println!("  company {}  {}", company.id, company.name.unwrap_or_default());

    let mut jane: AddPerson = payload(include_str!("../payloads/add-person.json"))?;
    jane.company_id = Some(company.id.clone());
    let person = mako.add_person(&jane).await?;
    println!("  person  {}  {}", person.id, person.username.unwrap_or_default());

    let mut device: AddMako = payload(include_str!("../payloads/add-mako.json"))?;
    device.company_id = Some(company.id.clone());
    let device = mako.add_mako(&device).await?;
    println!("  mako    {}  {}", device.id, device.identification.unwrap_or_default());
    Ok(company.id)
}

async fn add_companies(
    mako: &MakoClient,
    parent: &str,
    report: &mut Report,
) -> Result<Vec<CompanyId>, Failure> {
    let mut ids = Vec::new();
    for number in 1..=COMPANIES {
        let mut company: AddCompany = payload(include_str!("../payloads/add-company.json"))?;
        company.parent_company_id = Some(parent.into());
        company.name = Some(format!("Acme Branch {number}"));
        let row = format!("company Acme Branch {number}");
        if let Some(company) = report.row(row, "companies", mako.add_company(&company).await) {
            println!("  company {}  {}", company.id, company.name.unwrap_or_default());
            ids.push(company.id);
        }
    }
    Ok(ids)
}

async fn add_people(mako: &MakoClient, companies: &[CompanyId], report: &mut Report) -> Result<(), Failure> {
    for number in 1..=PEOPLE {
        let mut person: AddPerson = payload(include_str!("../payloads/add-person.json"))?;
        person.company_id = companies.get(number % companies.len()).cloned();
        person.username = Some(format!("branch{number}"));
        if let Some(person) =
            report.row(format!("person branch{number}"), "people", mako.add_person(&person).await)
        {
            println!("  person  {}  {}", person.id, person.username.unwrap_or_default());
        }
    }
    Ok(())
}

/// The fleet's Makos at once, and with them one that lacks what the API requires and one whose identification is taken.
async fn add_makos(
    mako: &MakoClient,
    companies: &[CompanyId],
    wrong: &CompanyId,
    report: &mut Report,
) -> Result<(), Failure> {
    let template: AddMako = payload(include_str!("../payloads/add-mako.json"))?;
    let mut requests: Vec<AddMako> = (1..=MAKOS)
        .map(|number| {
            let mut request = template.clone();
            request.company_id = companies.get(number % companies.len()).cloned();
            request.name = Some(format!("Branch Mako {number}"));
            request.identification = Some(format!("02:00:00:00:00:{number:02x}"));
            request
        })
        .collect();
    requests.push(AddMako::builder().company_id(wrong).name("Without an address").build());
    let mut taken = template;
    taken.company_id = Some(wrong.clone());
    taken.identification = Some("11:11:11:22:33:44".to_owned());
    requests.push(taken);

    let bar = ProgressBar::new(requests.len() as u64);
    bar.set_style(ProgressStyle::with_template("  makos   {bar:40} {pos}/{len}  {per_sec}")?);
    let calls: Vec<_> = requests
        .into_iter()
        .map(|request| {
            let mako = mako.clone();
            tokio::spawn(async move { (request.name.clone(), mako.add_mako(&request).await) })
        })
        .collect();
    for call in calls {
        let (name, outcome) = call.await?;
        let name = name.unwrap_or_default();
        if let Some(created) = report.row(format!("mako {name}"), "Makos", outcome) {
            bar.suspend(|| println!("  mako    {}  {name}", created.id));
        }
        bar.inc(1);
    }
    bar.finish();
    Ok(())
}

/// What really happened, row by row.
#[derive(Default)]
struct Report {
    created: BTreeMap<&'static str, usize>,
    failed: Vec<(String, Error)>,
}

impl Report {
    fn row<T>(&mut self, row: String, kind: &'static str, outcome: Result<T, Error>) -> Option<T> {
        match outcome {
            Ok(created) => {
                *self.created.entry(kind).or_default() += 1;
                Some(created)
            }
            Err(error) => {
                self.failed.push((row, error));
                None
            }
        }
    }

    fn print(&self) {
        let created: Vec<_> = self.created.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        println!("\nCreated: {}.", created.join(", "));
        println!("Failed:  {}, and why:", self.failed.len());
        for (row, error) in &self.failed {
            println!("  {row}: {:?}: {error}", error.kind());
        }
    }
}

fn limits(mako: &MakoClient) {
    println!("\nThe limit, as the client counted it:");
    for limit in mako.limits() {
        println!(
            "  {:12} at most {} of {} requests within {} ms",
            limit.operation,
            limit.rate.peak,
            limit.rate.limit,
            limit.rate.span.as_millis()
        );
    }
}

fn print_verdict(verdict: &Verdict) {
    println!(
        "\nThe sandbox's verdict on {} requests: {}.",
        verdict.requests,
        if verdict.ok { "good" } else { "bad" }
    );
    for (operation, seen) in &verdict.operations {
        println!(
            "  {operation:12} {} requests, {} refused, at most {} of {} within a second",
            seen.requests, seen.refused, seen.worst_window, seen.limit
        );
    }
    for finding in &verdict.findings {
        println!("  {finding:?}");
    }
}

fn payload<T: DeserializeOwned>(json: &str) -> Result<T, serde_json::Error> {
    serde_json::from_str(json)
}
