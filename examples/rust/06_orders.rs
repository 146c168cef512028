//! Orders of a customer's system, through Makini: what has changed, and a work order for it.
//!
//! Needs `MAKINI_BASE_URL` and `MAKINI_API_TOKEN`; `makokit sandbox` prints some that work.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example talks to its user")]

use std::process::ExitCode;

use makokit::makini::{ListQuery, WriteWorkOrder};
use makokit::{Error, MakiniClient};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match orders().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn orders() -> Result<(), Error> {
    let makini = MakiniClient::from_env()?;
    let sync = makini.sync_status().await?;
    println!("sync {}", sync.status.map(|status| status.to_string()).unwrap_or_default());

    let since = ListQuery::builder().modified_after("2025-01-01").page_size(2u32).build();
    let mut changed = makini.list_purchase_orders(&since);
    for _ in 0..3 {
        let Some(order) = changed.next().await else { break };
        let order = order?;
        let lines = order.line_items.map_or(0, |lines| lines.len());
        println!("order {} {lines}", order.order_no.unwrap_or_default());
    }
    println!("total {}", changed.total().unwrap_or_default());

    let check = WriteWorkOrder::builder().title("Check the delivery").severity(2).build();
    let made = makini.create_work_order(&check).await?;
    println!("work-order {}", made.title.unwrap_or_default());
    Ok(())
}
