//! Many connections: tokens that are replaced, customers that never mix, and what is known of each.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::join_all;
use makokit::makini::{Connections, ListQuery};
use makokit::{Builder, ErrorKind, Event, HealthStatus, MakiniClient, MakoClient};
use makokit_sandbox::{ConnectionChange, ConnectionState, ConnectionStatus, NewConnection, Options, Sandbox};

fn builder(sandbox: &Sandbox) -> Builder<MakiniClient> {
    let origin = url_origin(sandbox.base_url());
    MakiniClient::builder().base_url(origin).limits("process").rate_limit(1000)
}

/// Makini is at the root of the sandbox.
fn url_origin(url: &str) -> String {
    url.split('/').take(3).collect::<Vec<_>>().join("/")
}

fn connection(sandbox: &Sandbox, name: &str) -> ConnectionState {
    sandbox.add_makini_connection(NewConnection::new(name)).unwrap()
}

fn reconnected(sandbox: &Sandbox, id: &str) -> String {
    let change = ConnectionChange { reconnect: true, ..ConnectionChange::default() };
    sandbox.change_makini_connection(id, &change).unwrap().token
}

fn turn(sandbox: &Sandbox, id: &str, status: ConnectionStatus) {
    let change = ConnectionChange { status: Some(status), ..ConnectionChange::default() };
    sandbox.change_makini_connection(id, &change).unwrap();
}

async fn first_order(client: &MakiniClient) -> Result<(), makokit::Error> {
    let query = ListQuery::builder().page_size(1u32).build();
    client.list_purchase_orders(&query).next().await.map_or(Ok(()), |order| order.map(drop))
}

#[tokio::test]
async fn a_new_token_is_used_from_the_next_call_on() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let state = connection(&sandbox, "acme");
    let events = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&events);
    let makini = builder(&sandbox)
        .api_token(state.token.as_str())
        .connection("acme")
        .observe(move |event| {
            if let Event::Reauthorization { connection, error, .. } = event {
                seen.lock().unwrap().push((connection.clone(), *error));
            }
        })
        .build()
        .unwrap();
    first_order(&makini).await.unwrap();
    let token = reconnected(&sandbox, &state.id);
    for _ in 0..3 {
        assert_eq!(first_order(&makini).await.unwrap_err().kind(), ErrorKind::InvalidToken);
    }
    assert_eq!(*events.lock().unwrap(), [(Some("acme".to_owned()), ErrorKind::InvalidToken)], "told once");
    makini.replace_token(token).unwrap();
    first_order(&makini).await.unwrap();
    assert_eq!(makini.replace_token("").unwrap_err().kind(), ErrorKind::Config);
    let mako = MakoClient::builder().base_url("https://a.example").client_id("a").client_secret("b");
    assert_eq!(mako.clone().build().unwrap().replace_token("c").unwrap_err().kind(), ErrorKind::Config);
    let asking = mako.on_reauthorization(|_| async { None::<String> });
    assert_eq!(asking.build().unwrap_err().kind(), ErrorKind::Config);
}

#[tokio::test]
async fn all_who_meet_a_dead_token_wait_for_one_answer_and_go_on() {
    let sandbox = Arc::new(Sandbox::start(Options::default()).unwrap());
    let state = connection(&sandbox, "acme");
    turn(&sandbox, &state.id, ConnectionStatus::ReauthorisationRequired);
    let asked = Arc::new(AtomicU32::new(0));
    let makini = {
        let (sandbox, asked, id) = (Arc::clone(&sandbox), Arc::clone(&asked), state.id.clone());
        builder(&sandbox.clone())
            .api_token(state.token.as_str())
            .connection("acme")
            .on_reauthorization_blocking(move |lost| {
                assert_eq!(lost.connection.as_deref(), Some("acme"));
                assert_eq!(lost.error.kind(), ErrorKind::ReauthorizationRequired);
                asked.fetch_add(1, Ordering::SeqCst);
                Some(reconnected(&sandbox, &id))
            })
            .build()
            .unwrap()
    };
    assert!(join_all((0..30).map(|_| first_order(&makini))).await.iter().all(Result::is_ok));
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    assert_eq!(makini.health().status, HealthStatus::Ok);
}

#[tokio::test]
async fn without_another_token_the_error_stands_and_nobody_is_asked_again_at_once() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let state = connection(&sandbox, "acme");
    turn(&sandbox, &state.id, ConnectionStatus::ReauthorisationRequired);
    let asked = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&asked);
    let makini = builder(&sandbox)
        .api_token(state.token.as_str())
        .on_reauthorization(move |_| {
            let number = count.fetch_add(1, Ordering::SeqCst);
            async move {
                assert!(number > 0, "on purpose");
                None::<String>
            }
        })
        .build()
        .unwrap();
    for _ in 0..3 {
        let error = first_order(&makini).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ReauthorizationRequired);
    }
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    let health = makini.health();
    assert_eq!(health.status, HealthStatus::ReauthorizationRequired);
    assert!(health.next.contains("replace_token"));
    assert_eq!(health.last_error.unwrap().code.as_deref(), Some("REAUTHORIZATION_REQUIRED"));
}

#[tokio::test]
async fn customers_never_mix_and_pay_only_for_themselves() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let connections = Connections::new(builder(&sandbox).retries(0));
    let states = ["acme", "globex"].map(|name| connection(&sandbox, name));
    for state in &states {
        connections.add(&state.name, state.token.as_str()).unwrap();
    }
    let again = connections.add("acme", "another").unwrap_err();
    assert!(again.kind() == ErrorKind::Config && again.to_string().contains("replace_token"), "{again}");
    let mixed = connections.add("initech", states[1].token.as_str()).unwrap_err();
    assert!(mixed.to_string().contains("globex") && !mixed.to_string().contains(&states[1].token));
    turn(&sandbox, &states[1].id, ConnectionStatus::Offline);

    let calls = (0..60).map(|number| {
        let client = connections.get(if number % 2 == 0 { "acme" } else { "globex" }).unwrap();
        async move { (number % 2 == 0, first_order(&client).await) }
    });
    for (is_acme, end) in join_all(calls).await {
        assert_eq!(end.is_ok(), is_acme, "{end:?}");
    }
    let verdict = sandbox.verdict();
    assert!(verdict.ok, "{verdict:?}");
    let refused = first_order(&connections.get("globex").unwrap()).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::ConnectionUnavailable);
    assert!(refused.facts().retryable && refused.facts().retry_after.is_some());
    let health = connections.health();
    assert_eq!(health["acme"].status, HealthStatus::Ok);
    assert_eq!(health["globex"].status, HealthStatus::Unavailable);
    assert!(health["acme"].retry_after.is_none() && health["globex"].retry_after.is_some());
    assert!(connections.remove("globex").is_some());
    assert_eq!(connections.names(), ["acme"]);
}

#[tokio::test]
async fn a_connection_that_fails_is_left_alone_and_tried_by_one_call() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let state = connection(&sandbox, "acme");
    turn(&sandbox, &state.id, ConnectionStatus::Offline);
    let events = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&events);
    let makini = builder(&sandbox)
        .api_token(state.token.as_str())
        .retries(0)
        .breaker_failures(3)
        .breaker_pause(Duration::from_millis(1))
        .observe(move |event| match event {
            Event::BreakerOpened { failures, error, .. } => {
                assert_eq!(*error, ErrorKind::Server);
                seen.lock().unwrap().push(*failures);
            }
            Event::BreakerClosed { .. } => seen.lock().unwrap().push(0),
            _ => {}
        })
        .build()
        .unwrap();
    for _ in 0..3 {
        let error = first_order(&makini).await.unwrap_err();
        assert_eq!(error.facts().code.as_deref(), Some("CONNECTION_OFFLINE"));
    }
    turn(&sandbox, &state.id, ConnectionStatus::Active);
    while let Err(error) = first_order(&makini).await {
        assert_eq!(error.kind(), ErrorKind::ConnectionUnavailable);
    }
    assert_eq!(*events.lock().unwrap(), [3, 0]);
    assert_eq!(makini.health().status, HealthStatus::Ok);
}

#[tokio::test]
async fn a_check_tells_how_far_the_system_was_read() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let state = connection(&sandbox, "acme");
    let makini = builder(&sandbox).api_token(state.token.as_str()).connection("acme").build().unwrap();
    let health = makini.health();
    assert_eq!((health.status, health.since, health.last_sync), (HealthStatus::NeverUsed, None, None));
    let health = makini.checked_health().await.unwrap();
    assert_eq!((health.status, health.sync_status.as_deref()), (HealthStatus::Ok, Some("completed")));
    assert_eq!(health.last_sync, Some(state.last_successful_sync_at));
    reconnected(&sandbox, &state.id);
    let health = makini.checked_health().await.unwrap();
    assert_eq!(health.status, HealthStatus::ReauthorizationRequired);
    let mako = MakoClient::builder().base_url("https://a.example").client_id("a").client_secret("b");
    assert_eq!(mako.build().unwrap().checked_health().await.unwrap_err().kind(), ErrorKind::Config);
}
