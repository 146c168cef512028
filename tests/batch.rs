//! Many records through one operation: each is told of, none is written twice, and pauses are kept.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Duration;

use futures_util::{FutureExt, StreamExt};
use makokit::makini::{Key, ListQuery, WorkOrder, WriteWorkOrder};
use makokit::mako::{AddMako, Address};
use makokit::{
    BatchOptions, BatchOutcome, BatchResult, ClockKind, ErrorKind, MakiniClient, MakoClient, NotSent, Origin,
    WhenInvalid,
};
use makokit_sandbox::{Fault, FaultKind, Options, Order, Sandbox, Script};
use serde_json::{Value, json};

const CREATE: &str = "createWorkOrder";

/// A connection to which writes happen.
fn writable(sandbox: &Sandbox) -> makokit::Builder<MakiniClient> {
    let connections = sandbox.makini_connections();
    let token = &connections.iter().find(|one| one.writable).unwrap().token;
    MakiniClient::builder().base_url(sandbox.base_url()).api_token(token.as_str()).rate_limit(1_000_000)
}

fn order(number: usize) -> Value {
    json!({ "title": format!("Order {number}"), "assetKey": "4", "severity": "low", "scheduledAt": "2026-03-01T00:00:00Z" })
}

fn orders(count: usize) -> Vec<Value> {
    (0..count).map(order).collect()
}

fn quick() -> BatchOptions {
    BatchOptions::builder().pause_ms(0).build()
}

/// How many work orders there are of each title.
async fn titles(makini: &MakiniClient) -> HashMap<String, usize> {
    let mut titles = HashMap::new();
    let query = ListQuery::builder().page_size(500_u32).build();
    let mut list = makini.list_work_orders(&query);
    while let Some(order) = list.next().await {
        *titles.entry(order.unwrap().title.unwrap_or_default()).or_default() += 1;
    }
    titles
}

fn names(results: &[BatchResult]) -> Vec<(usize, &'static str)> {
    results.iter().map(|result| (result.index, result.outcome.name())).collect()
}

fn struck(kind: FaultKind, probability: f64) -> Fault {
    Fault::new(kind).on("makini.createWorkOrder").always().with_probability(probability)
}

fn unprocessable() -> FaultKind {
    FaultKind::Answer {
        status: 422,
        content_type: Some("application/json".to_owned()),
        body: Some(
            json!({ "message": "The given data was invalid.", "errors": { "title": ["no"] } }).to_string(),
        ),
        body_base64: None,
        headers: BTreeMap::new(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_of_a_thousand_is_told_and_none_is_there_twice() {
    let sandbox = Sandbox::start(Options { seed: Some(7), ..Options::default() }).unwrap();
    let makini = writable(&sandbox).build().unwrap();
    let refused = FaultKind::RateLimited { retry_after: Some("0".to_owned()) };
    for kind in
        [FaultKind::ResetBefore, FaultKind::ResetAfter, FaultKind::ServerError, unprocessable(), refused]
    {
        sandbox.arm(struck(kind, 0.03));
    }
    let options = BatchOptions::builder().size(100).pause_ms(10).at_a_time(32).build();
    let batch = makini.batch(CREATE, orders(1000), options).unwrap();
    let results: Vec<_> = batch.into_stream().collect().await;
    assert_eq!(results.iter().map(|result| result.index).collect::<Vec<_>>(), (0..1000).collect::<Vec<_>>());

    sandbox.disarm_all();
    let titles = titles(&makini).await;
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for result in &results {
        *counts.entry(result.outcome.name()).or_default() += 1;
        let there = titles.get(&format!("Order {}", result.index)).copied().unwrap_or_default();
        match &result.outcome {
            BatchOutcome::Done(_) => {
                let order: WorkOrder = result.outcome.read().unwrap().unwrap();
                assert_eq!((order.title.unwrap(), there), (format!("Order {}", result.index), 1));
            }
            BatchOutcome::Failed(error) => {
                let told = (error.kind(), error.facts().http_status, there);
                assert_eq!(told, (ErrorKind::InvalidData, Some(422), 0), "{error}");
            }
            BatchOutcome::Unknown(error) => {
                assert_eq!(error.kind(), ErrorKind::OutcomeUnknown);
                assert!(there <= 1 && error.to_string().contains("look"), "{error}");
            }
            other => unreachable!("{other:?}"),
        }
    }
    assert!(counts["done"] > 800 && counts["failed"] > 10 && counts["unknown"] > 40, "{counts:?}");
    assert!(sandbox.verdict().ok, "{:?}", sandbox.verdict().findings);
}

#[tokio::test]
async fn there_is_a_pause_between_batches_and_none_after_the_last() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let exchange = json!({ "expect": { "method": "POST", "path": "/api/v1/work-orders" }, "reply": { "status": 200, "json": {} } });
    for (records, of_the_last, most) in [(1, 1, 1), (2, 2, 2), (4, 2, 2), (5, 1, 2)] {
        let script = json!({ "exchanges": vec![exchange.clone(); records] });
        let playback = sandbox.play(Script::from_value(&script).unwrap());
        let makini = MakiniClient::builder()
            .base_url(playback.base_url())
            .api_token("t")
            .limits("process")
            .clock(ClockKind::Virtual)
            .rate_interval(Duration::from_secs(60))
            .build()
            .unwrap();
        let options = BatchOptions::builder().size(2).pause_ms(120_000).build();
        let mut batch = makini.batch(CREATE, orders(records), options).unwrap();
        while let Some(result) = batch.next().await {
            assert!(result.outcome.is_done(), "{result:?}");
        }
        assert_eq!(batch.progress().done, records);
        // After a pause nothing of before counts any more.
        let limit = makini.limits().into_iter().find(|limit| limit.operation == CREATE).unwrap();
        assert_eq!((limit.rate.used, limit.rate.peak), (of_the_last, most));
    }
}

#[tokio::test]
async fn wrong_records_are_told_before_anything_is_sent() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let makini = writable(&sandbox).build().unwrap();
    let mut records = orders(4);
    records[2]["titel"] = json!("x");
    let batch = makini.batch(CREATE, &records, quick()).unwrap();
    let results: Vec<_> = batch.into_stream().collect().await;
    assert_eq!(names(&results), [(2, "failed"), (0, "not_sent"), (1, "not_sent"), (3, "not_sent")]);
    let facts = results[0].outcome.error().unwrap().facts();
    assert_eq!((facts.origin, facts.violations[0].path.as_str()), (Some(Origin::Local), "titel"));
    assert!(matches!(results[1].outcome, BatchOutcome::NotSent(NotSent::Invalid)));
    assert!(sandbox.journal().is_empty());

    let options = BatchOptions::builder().when_invalid(WhenInvalid::GoOn).build();
    let mut batch = makini.batch(CREATE, &records, options).unwrap();
    assert_eq!(batch.next().await.unwrap().index, 2);
    assert!(sandbox.journal().is_empty());
    let results: Vec<_> = batch.into_stream().collect().await;
    assert_eq!(names(&results), [(0, "done"), (1, "done"), (3, "done")]);
}

#[tokio::test]
async fn what_is_done_is_skipped_and_the_rest_written() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let makini = writable(&sandbox).build().unwrap();
    let mut first = makini.batch(CREATE, orders(20), quick()).unwrap();
    let mut done = HashSet::new();
    for _ in 0..7 {
        done.insert(first.next().await.unwrap().index);
    }
    first.stop();
    let rest: Vec<_> = first.into_stream().collect().await;
    assert_eq!(rest.len(), 13);
    assert!(
        rest.iter().all(
            |one| one.outcome.is_done() || matches!(one.outcome, BatchOutcome::NotSent(NotSent::Stopped))
        )
    );
    done.extend(rest.iter().filter(|one| one.outcome.is_done()).map(|one| one.index));
    assert!(done.len() < 20);

    let options = BatchOptions::builder().pause_ms(0).skip(done.clone()).build();
    let second: Vec<_> = makini.batch(CREATE, orders(20), options).unwrap().into_stream().collect().await;
    assert_eq!(second.len(), 20 - done.len());
    let titles = titles(&makini).await;
    assert!((0..20).all(|number| titles[&format!("Order {number}")] == 1), "{titles:?}");
}

#[tokio::test]
async fn so_many_failures_in_a_row_end_it_and_so_does_what_all_would_have() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let makini = writable(&sandbox).build().unwrap();
    sandbox.arm(Fault::new(unprocessable()).on("makini.createWorkOrder").skipping(2).times(3));
    let options = BatchOptions::builder().at_a_time(1).stop_after(3).build();
    let mut batch = makini.batch(CREATE, orders(8), options).unwrap();
    let mut results = Vec::new();
    while let Some(result) = batch.next().await {
        results.push(result);
    }
    let ends: Vec<_> = results.iter().map(|one| one.outcome.name()).collect();
    assert_eq!(ends, ["done", "done", "failed", "failed", "failed", "not_sent", "not_sent", "not_sent"]);
    assert_eq!(batch.over(), Some(NotSent::StopAfter));
    let progress = batch.progress();
    assert_eq!((progress.done, progress.failed, progress.not_sent, progress.left), (2, 3, 3, 0));

    let stranger = writable(&sandbox).api_token("a-token-that-nobody-knows").build().unwrap();
    let options = BatchOptions::builder().at_a_time(1).build();
    let results: Vec<_> = stranger.batch(CREATE, orders(3), options).unwrap().into_stream().collect().await;
    assert_eq!(names(&results), [(0, "failed"), (1, "not_sent"), (2, "not_sent")]);
}

#[tokio::test]
async fn a_cancelled_batch_tells_of_each_record() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let makini = writable(&sandbox).build().unwrap();
    let options = BatchOptions::builder().size(3).pause_ms(1).at_a_time(2).build();
    let mut batch = makini.batch(CREATE, orders(10), options).unwrap();
    for index in 0..3 {
        let result = batch.next().await.unwrap();
        assert_eq!((result.index, result.outcome.name()), (index, "done"));
    }
    // The next batch is held, as far as it is sent at a time.
    let held = FaultKind::Delay { ms: 600_000, work: Order::Before };
    sandbox.arm(Fault::new(held).on("makini.createWorkOrder").always());
    while sandbox.journal().len() < 5 {
        assert!(batch.next().now_or_never().is_none());
        tokio::task::yield_now().await;
    }
    let stopper = batch.stopper();
    let (rest, ()) = tokio::join!(batch.into_stream().collect::<Vec<_>>(), async move { stopper.cancel() });
    assert_eq!(names(&rest)[..3], [(3, "unknown"), (4, "unknown"), (5, "not_sent")]);
    assert_eq!(rest.len(), 7);
    let error = rest[0].outcome.error().unwrap();
    assert_eq!(error.facts().cause.as_ref().unwrap().kind(), ErrorKind::Cancelled);
    assert!(error.to_string().contains("createWorkOrder: the request may have been carried out"), "{error}");
}

/// A call that was given up while it waited for a permit has sent nothing.
#[tokio::test]
async fn a_record_whose_request_has_not_left_is_not_sent() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let makini = writable(&sandbox).rate_limit(1).rate_interval(Duration::from_secs(20)).build().unwrap();
    let mut batch = makini.batch(CREATE, orders(2), BatchOptions::builder().at_a_time(1).build()).unwrap();
    assert!(batch.next().await.unwrap().outcome.is_done());
    assert!(batch.next().now_or_never().is_none());
    batch.cancel();
    let last = batch.next().await.unwrap();
    assert!(matches!(last.outcome, BatchOutcome::NotSent(NotSent::Stopped)), "{last:?}");
    assert!(batch.next().await.is_none());
    assert_eq!(sandbox.journal().len(), 1);
}

#[tokio::test]
async fn each_can_be_made_sure_of() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let mako = MakoClient::builder()
        .base_url(sandbox.base_url())
        .client_id(sandbox.client_id())
        .client_secret(sandbox.client_secret())
        .build()
        .unwrap();
    let device = |number: u8| {
        AddMako::builder()
            .company_id(sandbox.root_company_id())
            .name(format!("Mako {number}"))
            .address(Address::builder().address1("1355").build())
            .phone_number("+18008514690")
            .mako_model("Mako 6500-M")
            .identification(format!("00:00:00:00:00:{number:02x}"))
            .build()
    };
    let options = BatchOptions::builder().ensure(true).build();
    let ensured = async |devices: &[AddMako]| -> Vec<BatchResult> {
        mako.batch("addMako", devices, options.clone()).unwrap().into_stream().collect().await
    };
    let results = ensured(&[device(1), device(2)]).await;
    assert_eq!(names(&results), [(0, "done"), (1, "done")], "{results:?}");
    let again = ensured(&[device(3), device(2)]).await;
    assert_eq!(names(&again), [(0, "done"), (1, "already_there")], "{again:?}");
    let twins = mako.batch("addMako", [device(4), device(4)], options.clone()).unwrap_err();
    assert!(twins.to_string().contains("index 0 and 1 have the same identification"), "{twins}");
}

#[test]
fn what_is_wrong_with_a_batch_is_told_with_its_cure() {
    let makini = MakiniClient::builder().base_url("http://127.0.0.1:9").api_token("t").build().unwrap();
    let told = |operation: &str, options: BatchOptions| {
        let error = makini.batch(operation, orders(2), options).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        error.to_string()
    };
    assert!(told("createOrder", quick()).contains("createWorkOrder"));
    assert!(told("listWorkOrders", quick()).contains("takes no body"));
    assert!(told(CREATE, BatchOptions::builder().ensure(true).build()).contains("leave out ensure"));
    assert!(told(CREATE, BatchOptions::builder().size(0).build()).contains("size of a batch is 0"));
    assert!(told(CREATE, BatchOptions::builder().at_a_time(0).build()).contains("at_a_time"));
    assert!(told(CREATE, BatchOptions::builder().stop_after(0).build()).contains("stop_after"));
    assert!(told(CREATE, BatchOptions::builder().skip([2]).build()).contains("index 2, and there are 2"));
}

#[test]
fn the_blocking_client_iterates() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let makini = writable(&sandbox).build_blocking().unwrap();
    let orders = (0..3).map(|number| {
        WriteWorkOrder::builder()
            .title(format!("Order {number}"))
            .asset_key(Key::from("4"))
            .severity("low")
            .scheduled_at("2026-03-01T00:00:00Z")
            .build()
    });
    let mut batch = makini.batch(CREATE, orders, quick()).unwrap();
    assert_eq!(batch.progress().left, 3);
    assert!(batch.by_ref().all(|result| result.unwrap().outcome.is_done()));
    assert_eq!(batch.progress().done, 3);
}
