//! The account API and Connec! of several marketplaces, against a sandbox that says whose credentials reached whom.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use std::collections::HashSet;

use futures_util::future::join_all;
use makokit::connec::{BatchMethod, BatchOperation, BatchRequest, EntityQuery, WriteEntity};
use makokit::maestrano::{
    BillQuery, BillStatus, GroupQuery, Marketplace, NewBill, NewRecurringBill, Period, Platform, UserQuery,
};
use makokit::{ConnecClient, ErrorKind, MaestranoClient};
use makokit_sandbox::{
    ConnecErrors, Fault, FaultKind, MarketplaceChange, MarketplaceState, NextLink, Options, Sandbox,
};
use serde_json::{Map, Value, json};

fn sandbox() -> Sandbox {
    Sandbox::start(Options::default()).unwrap()
}

async fn marketplace(sandbox: &Sandbox, name: &str) -> Marketplace {
    let told = sandbox.maestrano();
    let platform = Platform::builder()
        .host(sandbox.base_url())
        .environment_key(told.environment_key)
        .environment_secret(told.environment_secret);
    platform.build().unwrap().marketplace(name).await.unwrap()
}

async fn account(sandbox: &Sandbox, name: &str) -> MaestranoClient {
    marketplace(sandbox, name)
        .await
        .account()
        .limits("process")
        .rate_limit(1_000_000)
        .retries(20)
        .build()
        .unwrap()
}

async fn connec(sandbox: &Sandbox, name: &str) -> ConnecClient {
    marketplace(sandbox, name).await.connec_client().limits("process").rate_limit(1_000_000).build().unwrap()
}

fn state(sandbox: &Sandbox, name: &str) -> MarketplaceState {
    sandbox.maestrano().marketplaces.into_iter().find(|market| market.marketplace == name).unwrap()
}

fn new_bill(number: usize) -> NewBill {
    NewBill::builder().group_id("cld-4").price_cents(2000).description(format!("Bill {number}")).build()
}

fn fields(value: &Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

fn assert_verdict(sandbox: &Sandbox) {
    let verdict = sandbox.verdict();
    assert!(verdict.ok, "{:?}", verdict.findings);
}

#[tokio::test]
async fn what_the_vendors_page_does_is_done() {
    let sandbox = sandbox();
    let maestrano = account(&sandbox, "maestrano").await;
    assert!(maestrano.ping().await.unwrap().msg.is_some());
    let groups = maestrano.list_groups(&GroupQuery::default()).await.unwrap();
    assert_eq!(groups.len(), 2);
    assert_eq!(maestrano.get_group("cld-4").await.unwrap(), groups[0]);
    let users = maestrano.list_users(&UserQuery::builder().group_id("cld-4").build()).await.unwrap();
    let user = maestrano.get_user(users[0].id.clone().unwrap()).await.unwrap();
    assert_eq!(user, users[0]);

    let bill = maestrano.create_bill(&new_bill(1)).await.unwrap();
    let id = bill.id.clone().unwrap();
    assert_eq!((id.as_str(), bill.price_cents, bill.units), ("bill-520", Some(2000), None));
    assert_eq!(maestrano.get_bill(&id).await.unwrap(), bill);
    let cancelled = maestrano.cancel_bill(&id).await.unwrap();
    assert_eq!(cancelled.status, Some(BillStatus::CANCELLED));
    let left = BillQuery::builder().status(BillStatus::SUBMITTED).build();
    assert!(maestrano.list_bills(&left).await.unwrap().iter().all(|bill| bill.id.as_ref() != Some(&id)));

    let recurring = NewRecurringBill::builder()
        .group_id("cld-4")
        .price_cents(2990)
        .description("User license")
        .period(Period::MONTH)
        .start_date("2015-08-27T23:22:37Z")
        .build();
    let recurring = maestrano.create_recurring_bill(&recurring).await.unwrap();
    assert_eq!(recurring.period.unwrap().as_str(), "month");
    let recurring = maestrano.cancel_recurring_bill(recurring.id.unwrap()).await.unwrap();
    assert_eq!(recurring.status.unwrap().as_str(), "cancelled");
    assert_verdict(&sandbox);
}

#[tokio::test]
async fn a_bill_is_made_once_or_told_as_unknown() {
    let sandbox = sandbox();
    let maestrano = account(&sandbox, "maestrano").await;
    for kind in [
        FaultKind::ResetAfter,
        FaultKind::ResetBefore,
        FaultKind::ServerError,
        FaultKind::RateLimited { retry_after: None },
    ] {
        sandbox.arm(Fault::new(kind).on("maestrano.createBill").always().with_probability(0.1));
    }
    let bills = join_all((0..200).map(|number| {
        let maestrano = maestrano.clone();
        async move { (number, maestrano.create_bill(&new_bill(number)).await) }
    }))
    .await;
    let there = state(&sandbox, "maestrano").bills;
    let count = |number: usize| {
        there.iter().filter(|bill| bill["description"] == format!("Bill {number}").as_str()).count()
    };
    let mut unknown = 0;
    for (number, made) in bills {
        match made {
            Ok(_) => assert_eq!(count(number), 1),
            Err(error) if error.kind() == ErrorKind::OutcomeUnknown => {
                unknown += 1;
                assert!(count(number) <= 1);
            }
            Err(error) => assert_eq!(count(number), 0, "{error}"),
        }
    }
    assert!(unknown > 0);
    assert_verdict(&sandbox);
}

#[tokio::test]
async fn marketplaces_never_mix_in_one_process_under_load() {
    let sandbox = sandbox();
    for kind in [FaultKind::ResetBefore, FaultKind::ServerError, FaultKind::RateLimited { retry_after: None }]
    {
        sandbox.arm(Fault::new(kind).on("maestrano.listGroups").always().with_probability(0.02));
    }
    let names = ["maestrano", "some-telco", "acme-cloud"];
    let mut calls = Vec::new();
    for name in names {
        let own: HashSet<String> = state(&sandbox, name).groups.into_iter().map(|group| group.id).collect();
        let (maestrano, connec) = (account(&sandbox, name).await, connec(&sandbox, name).await);
        for _ in 0..60 {
            let (maestrano, connec, own) = (maestrano.clone(), connec.clone(), own.clone());
            calls.push(tokio::spawn(async move {
                let seen = maestrano.list_groups(&GroupQuery::default()).await.unwrap();
                let seen: HashSet<_> =
                    seen.into_iter().map(|group| group.id.unwrap().as_str().to_owned()).collect();
                assert_eq!(seen, own);
                for group in &own {
                    let mut people = connec.list_entities(group.as_str(), "people", &EntityQuery::default());
                    while let Some(person) = people.next().await {
                        assert_eq!(person.unwrap().group_id.unwrap().as_str(), group);
                    }
                }
            }));
        }
    }
    for call in calls {
        call.await.unwrap();
    }
    assert_verdict(&sandbox);
}

#[tokio::test]
async fn what_leads_to_another_marketplace_is_refused_and_named() {
    let sandbox = sandbox();
    let telco = account(&sandbox, "some-telco").await;
    let error = telco.get_bill("bill-0").await.unwrap_err();
    let facts = error.facts();
    assert_eq!((facts.kind, facts.connection.as_deref()), (ErrorKind::NoDataFound, Some("some-telco")));
    sandbox.rotate_marketplace_key("some-telco").unwrap();
    let error = telco.list_groups(&GroupQuery::default()).await.unwrap_err();
    assert_eq!((error.kind(), error.facts().attempts), (ErrorKind::InvalidClient, 1));
    assert!(telco.health().next.contains("developer platform"));
    assert_eq!(telco.replace_token("x").unwrap_err().kind(), ErrorKind::Config);
}

#[tokio::test]
async fn entities_are_read_page_by_page_in_either_form() {
    let sandbox = sandbox();
    let connec = connec(&sandbox, "maestrano").await;
    for (next, count) in [(NextLink::Good, 130), (NextLink::Absent, 100)] {
        let change = MarketplaceChange { next: Some(next), ..MarketplaceChange::default() };
        sandbox.change_marketplace("maestrano", change).unwrap();
        let mut items = connec.list_entities("cld-4", "items", &EntityQuery::default());
        let mut seen = HashSet::new();
        while let Some(item) = items.next().await {
            assert!(seen.insert(item.unwrap().id.unwrap().to_string()));
        }
        assert_eq!(seen.len(), count);
    }
    for (next, pages, why) in [
        (NextLink::Elsewhere, 0, "another server; credentials are not taken there"),
        (NextLink::Repeated, 1, "the list goes in a circle"),
    ] {
        let change = MarketplaceChange { next: Some(next), ..MarketplaceChange::default() };
        sandbox.change_marketplace("maestrano", change).unwrap();
        let query = EntityQuery::builder().top(50_u32).build();
        let mut items = connec.list_entities("cld-4", "items", &query);
        let mut read = 0;
        let error = loop {
            match items.next_page().await.unwrap() {
                Ok(page) => read += usize::from(page.len() == 50),
                Err(error) => break error,
            }
        };
        assert_eq!((error.kind(), read), (ErrorKind::UnexpectedResponse, pages), "{next:?}: {error}");
        assert!(error.to_string().contains(why), "{error}");
        assert_eq!(error.facts().connection.as_deref(), Some("maestrano"));
    }
    assert_verdict(&sandbox);
}

#[tokio::test]
async fn entities_are_made_changed_and_found() {
    let sandbox = sandbox();
    let marketplace = marketplace(&sandbox, "maestrano").await;
    let build = |ids| marketplace.connec_client().limits("process").external_ids(ids).build().unwrap();
    let (plain, external) = (build(false), build(true));
    let ann = fields(&json!({ "code": "NEW1", "first_name": "Ann", "last_name": "Other" }));
    let made = plain.create_entity("cld-4", "people", &WriteEntity::from(ann)).await.unwrap();
    let id = made.id.clone().unwrap();
    let id = id.as_str().unwrap();
    assert_eq!((made.extra["first_name"].as_str(), made.code.as_deref()), (Some("Ann"), Some("NEW1")));
    let change = WriteEntity::builder().status("INACTIVE").build();
    let changed = plain.update_entity("cld-4", "people", id, &change).await.unwrap();
    assert_eq!((changed.status.as_deref(), &changed.extra["first_name"]), (Some("INACTIVE"), &json!("Ann")));
    let ids = external.get_entity("cld-4", "people", id).await.unwrap().id.unwrap();
    assert_eq!((ids[0]["id"].as_str(), ids[0]["provider"].as_str()), (Some(id), Some("connec")));
    let query = EntityQuery::builder().filter("code eq 'NEW1'").orderby("code asc").build();
    let found = plain.list_entities("cld-4", "people", &query).next_page().await.unwrap().unwrap();
    assert_eq!(found, [changed]);
    let company = plain.get_singular("cld-4", "company").await.unwrap();
    let renamed = WriteEntity::from(fields(&json!({ "name": "Renamed" })));
    let renamed = plain.update_singular("cld-4", "company", &renamed).await.unwrap();
    assert_eq!((&renamed.extra["name"], &renamed.id), (&json!("Renamed"), &company.id));
    assert!(plain.list_resources("cld-4").await.unwrap()["_links"].is_array());
    assert_verdict(&sandbox);
}

#[tokio::test]
async fn each_operation_of_a_batch_has_a_result() {
    let sandbox = sandbox();
    let connec = connec(&sandbox, "acme-cloud").await;
    let operation = |method: BatchMethod, url: &str, params: &Value| {
        BatchOperation::builder().method(method).url(url).params(fields(params)).build()
    };
    let ops = vec![
        operation(BatchMethod::POST, "/api/v2/cld-21/people/", &json!({ "people": { "code": "A" } })),
        operation(BatchMethod::PUT, "/api/v2/cld-21/people/none", &json!({ "people": { "code": "B" } })),
        operation(BatchMethod::POST, "/api/v2/cld-21/peeple/", &json!({ "peeple": {} })),
    ];
    let request = BatchRequest::builder().sequential(true).ops(ops).build();
    let results = connec.batch_operations(&request).await.unwrap().results.unwrap();
    let statuses: Vec<_> = results.iter().map(|result| result.status.unwrap()).collect();
    assert_eq!(statuses, [201, 404, 400]);
    assert_eq!(results[0].body.as_ref().unwrap()["people"]["code"], "A");
    sandbox.arm(Fault::new(FaultKind::ResetAfter).on("maestrano.connec.batch"));
    let error = connec.batch_operations(&request).await.unwrap_err();
    assert_eq!((error.kind(), error.facts().attempts), (ErrorKind::OutcomeUnknown, 1));
    assert_verdict(&sandbox);
}

#[tokio::test]
async fn errors_are_read_in_both_forms() {
    let sandbox = sandbox();
    let connec = connec(&sandbox, "maestrano").await;
    for form in [ConnecErrors::List, ConnecErrors::Object] {
        let change = MarketplaceChange { connec_errors: Some(form), ..MarketplaceChange::default() };
        sandbox.change_marketplace("maestrano", change).unwrap();
        let error = connec.get_entity("cld-4", "people", "none").await.unwrap_err();
        assert_eq!((error.kind(), error.facts().http_status), (ErrorKind::NoDataFound, Some(404)));
        assert!(error.to_string().contains("not found"), "{error}");
        let error = connec.get_entity("cld-4", "peeple", "none").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidData, "{error}");
    }
}

#[tokio::test]
async fn a_marketplaces_configuration_says_how_long_connec_may_take() {
    let sandbox = sandbox();
    let connec = connec(&sandbox, "some-telco").await;
    let explained = |name: &str| {
        let row = connec.explain().iter().find(|row| row.name == name).unwrap().clone();
        (row.value.unwrap(), row.source)
    };
    for name in ["timeout_ms", "read_timeout_ms"] {
        assert_eq!(explained(name), ("300000 ms".to_owned(), "configuration".to_owned()));
    }
    assert_eq!(explained("marketplace").0, "some-telco");
    assert_eq!(explained("api_key").0, "***");
    assert!(!format!("{connec:?}").contains(&state(&sandbox, "some-telco").api_key));
}

#[tokio::test]
async fn a_users_session_is_not_shown() {
    let sandbox = sandbox();
    let users = account(&sandbox, "maestrano").await.list_users(&UserQuery::default()).await.unwrap();
    let session = users[0].sso_session.clone().unwrap();
    assert!(!session.expose().is_empty() && !format!("{:?}", users[0]).contains(session.expose()));
    assert_eq!(serde_json::to_value(&users[0]).unwrap()["sso_session"], session.expose());
}
