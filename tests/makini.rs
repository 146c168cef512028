//! Makini's client against the sandbox: lists that change while they are read, connections that must not mix, writes, tokens.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use futures_util::future::join_all;
use makokit::makini::{ListQuery, StatusScope, WritePurchaseOrder, WriteWorkOrder};
use makokit::{Builder, ErrorKind, MakiniClient, Paging};
use makokit_sandbox::{
    ConnectionChange, ConnectionState, ConnectionStatus, Fault, FaultKind, MakiniOptions, NewConnection,
    Options, Sandbox,
};

/// How many records there are, and how many a page has; more where a soak asks for it.
#[expect(clippy::disallowed_methods, reason = "a soak says in the environment how long it is to be")]
fn sizes() -> (u32, u32) {
    std::env::var("MAKOKIT_SOAK").map_or((1500, 100), |_| (25_000, 500))
}

fn builder(sandbox: &Sandbox, connection: &ConnectionState) -> Builder<MakiniClient> {
    MakiniClient::builder()
        .base_url(sandbox.base_url())
        .api_token(connection.token.as_str())
        .connection(connection.name.as_str())
        .limits("process")
        .rate_limit(10_000)
}

fn client(sandbox: &Sandbox, connection: &ConnectionState) -> MakiniClient {
    builder(sandbox, connection).build().unwrap()
}

fn first(sandbox: &Sandbox, id: &str) -> ConnectionState {
    sandbox.makini_connections().into_iter().find(|connection| connection.id == id).unwrap()
}

fn query() -> ListQuery {
    ListQuery::builder().page_size(sizes().1).build()
}

/// The keys of all purchase orders, each as often as it came, and the most that came at once.
async fn keys(client: &MakiniClient) -> (HashMap<String, u32>, usize) {
    let (mut seen, mut most) = (HashMap::new(), 0);
    let mut pages = client.list_purchase_orders(&query());
    while let Some(page) = pages.next_page().await {
        let page = page.unwrap();
        most = most.max(page.len());
        for order in page {
            *seen.entry(order.key.unwrap().to_string()).or_default() += 1;
        }
    }
    (seen, most)
}

/// How many of those that were there before and after came not at all, and how many more than once.
async fn read_while_it_changes(paging: Paging) -> (usize, usize) {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let (records, page) = sizes();
    let many = NewConnection::new("Many").with_records(records);
    let connection = sandbox.add_makini_connection(many).unwrap();
    let prefix = if paging == Paging::Page { "/api/erp" } else { "/api/v1" };
    let client = builder(&sandbox, &connection).paging(paging).path_prefix(prefix).build().unwrap();
    let churned = |churn| ConnectionChange { churn: Some(churn), ..ConnectionChange::default() };
    let (before, _) = keys(&client).await;
    assert_eq!(before.len(), records as usize);
    sandbox.change_makini_connection(&connection.id, &churned(10)).unwrap();
    let (read, most) = keys(&client).await;
    sandbox.change_makini_connection(&connection.id, &churned(0)).unwrap();
    assert!(most <= page as usize);
    let (after, _) = keys(&client).await;
    let throughout: BTreeSet<_> = before.keys().filter(|key| after.contains_key(*key)).collect();
    assert!((records as usize / 10..records as usize).contains(&throughout.len()));
    let times = |key: &String| read.get(key).copied().unwrap_or_default();
    let lost = throughout.iter().filter(|key| times(key) == 0).count();
    (lost, throughout.iter().filter(|key| times(key) > 1).count())
}

#[tokio::test]
async fn with_cursors_none_is_lost_and_none_comes_twice_while_records_come_and_go() {
    assert_eq!(read_while_it_changes(Paging::Cursor).await, (0, 0));
}

#[tokio::test]
async fn page_numbers_cannot_promise_that() {
    let (lost, twice) = read_while_it_changes(Paging::Page).await;
    assert!(lost + twice > 0, "then the documents are too modest");
}

#[tokio::test]
async fn a_list_goes_on_where_it_was_left() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let client = client(&sandbox, &first(&sandbox, "220"));
    let mut pages = client.list_purchase_orders(&query());
    let mut seen = pages.next_page().await.unwrap().unwrap().len();
    let cursor = pages.cursor().unwrap().to_owned();
    assert_eq!(pages.total(), Some(1200));
    drop(pages);
    let mut rest =
        client.list_purchase_orders(&ListQuery::builder().page_size(sizes().1).cursor(cursor).build());
    while let Some(order) = rest.next().await {
        order.unwrap();
        seen += 1;
    }
    assert_eq!((seen, rest.cursor()), (1200, None));
}

#[tokio::test]
async fn the_next_page_is_on_its_way_while_one_is_read() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let client = client(&sandbox, &first(&sandbox, "220"));
    let mut pages = client.list_purchase_orders(&ListQuery::builder().page_size(100u32).build());
    let requests = || sandbox.journal().len();
    pages.next_page().await.unwrap().unwrap();
    assert_eq!(requests(), 1, "who looks at one page may want no more");
    pages.next_page().await.unwrap().unwrap();
    while requests() < 3 {
        tokio::task::yield_now().await;
    }
    pages.next_page().await.unwrap().unwrap();
    drop(pages);
    assert!(sandbox.verdict().ok);
}

#[tokio::test]
async fn connections_side_by_side_never_mix() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let made = ["One", "Two"].map(|name| {
        let connection = NewConnection::new(name).with_records(300).writable();
        sandbox.add_makini_connection(connection).unwrap()
    });
    let clients = made.each_ref().map(|connection| client(&sandbox, connection));
    let work = (0..200).map(|number: usize| {
        let (client, name) = (clients[number % 2].clone(), &made[number % 2].name);
        async move {
            let request = WritePurchaseOrder::builder().order_no(format!("{name} {number}")).build();
            let order = client.create_purchase_order(&request).await.unwrap();
            let read = client.get_purchase_order(order.key.unwrap()).await.unwrap();
            assert_eq!(read.order_no.unwrap(), format!("{name} {number}"));
        }
    });
    join_all(work).await;
    for (client, connection) in clients.iter().zip(&made) {
        let limits = client.limits();
        let creates = limits.iter().find(|limit| limit.operation == "createPurchaseOrder").unwrap();
        assert!((1..=100).contains(&creates.rate.peak), "each counts for itself: {creates:?}");
        let (seen, _) = keys(client).await;
        assert_eq!(seen.len(), 400, "{}", connection.name);
    }
    let verdict = sandbox.verdict();
    assert!(verdict.ok, "{:?}", verdict.findings);
}

#[tokio::test]
async fn a_connection_that_has_to_be_made_anew_is_told_by_its_name() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let connection = first(&sandbox, "222");
    let client = client(&sandbox, &connection);
    client.sync_status().await.unwrap();
    let status = Some(ConnectionStatus::ReauthorisationRequired);
    let change = ConnectionChange { status, ..ConnectionChange::default() };
    sandbox.change_makini_connection(&connection.id, &change).unwrap();
    let error = client.list_vendors(&ListQuery::default()).next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ReauthorizationRequired);
    assert_eq!(error.facts().connection.as_deref(), Some(connection.name.as_str()));
    let change = ConnectionChange { reconnect: true, ..ConnectionChange::default() };
    let anew = sandbox.change_makini_connection(&connection.id, &change).unwrap();
    let refused = client.sync_status().await.unwrap_err();
    assert_eq!((refused.kind(), refused.facts().attempts), (ErrorKind::InvalidToken, 1));
    assert!(
        !refused.to_string().contains(&connection.token) && !format!("{refused:?}").contains(&anew.token)
    );
    self::client(&sandbox, &anew).sync_status().await.unwrap();
}

#[tokio::test]
async fn sample_data_shows_what_the_documents_name() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let client = client(&sandbox, &first(&sandbox, "219"));
    let mut orders = Vec::new();
    let mut list = client.list_purchase_orders(&ListQuery::default());
    while let Some(order) = list.next().await {
        orders.push(order.unwrap());
    }
    assert!(orders.iter().any(|order| !order.extra.is_empty()), "orders with custom fields");
    assert!(orders.iter().any(|order| order.line_items.as_ref().is_some_and(|lines| !lines.is_empty())));
    let mut statuses = client.list_statuses(StatusScope::PURCHASE_ORDERS, &ListQuery::default());
    assert!(statuses.next().await.unwrap().unwrap().key.is_some());
    // It is read-only: writes succeed and change nothing.
    let request = WritePurchaseOrder::builder().order_no("PO-NEW").build();
    let made = client.create_purchase_order(&request).await.unwrap();
    let gone = client.get_purchase_order(made.key.unwrap()).await.unwrap_err();
    assert_eq!(gone.kind(), ErrorKind::NoDataFound);
    assert!(sandbox.verdict().ok, "{:?}", sandbox.verdict().findings);
}

#[tokio::test]
async fn what_a_server_asks_for_is_kept_to() {
    let options = Options {
        makini: MakiniOptions {
            rate_limit: Some(2),
            rate_window: Duration::from_millis(1500),
            ..MakiniOptions::default()
        },
        ..Options::default()
    };
    let sandbox = Sandbox::start(options).unwrap();
    let client = client(&sandbox, &first(&sandbox, "219"));
    for _ in 0..3 {
        client.integration().await.unwrap();
    }
    let refused = sandbox.journal().iter().filter(|entry| entry.status == Some(429)).count();
    assert_eq!(refused, 1);
}

#[tokio::test]
async fn a_lost_create_is_told_and_never_sent_twice() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let client = client(&sandbox, &first(&sandbox, "222"));
    sandbox.arm(Fault::new(FaultKind::ResetAfter).on("makini.createWorkOrder"));
    let request =
        WriteWorkOrder::builder().asset_key("a").title("t").severity(1).scheduled_at("2026-01-01").build();
    let error = client.create_work_order(&request).await.unwrap_err();
    assert_eq!((error.kind(), error.facts().attempts), (ErrorKind::OutcomeUnknown, 1));
    assert!(client.list_work_orders(&ListQuery::default()).next().await.is_some());
    assert!(sandbox.verdict().ok, "{:?}", sandbox.verdict().findings);
}
