//! Reading lists: cursors, numbered pages, filters, and both while records come and go.

use std::collections::HashSet;

use makokit_sandbox::NewConnection;
use serde_json::{Value, json};

use crate::makini::{Client, ORDERS, SAMPLES, code, keys_of};

#[test]
fn the_sample_scenarios_are_there() {
    let client = Client::of(SAMPLES);
    let page = client.json(ORDERS);
    let orders = page["data"].as_array().unwrap();
    let titled =
        |title: &str| orders.iter().filter(|it| it["title"] == title).cloned().collect::<Vec<Value>>();
    assert_eq!((orders.len(), page["total"].as_u64(), page.get("next_cursor")), (10, Some(10), None));
    assert_eq!(titled("Standard purchase order").len(), 3);
    let custom = titled("With custom fields");
    assert!(custom[0]["costCenter"].is_string() && custom[1]["approvalChain"].is_array());
    let statuses = client.json("/api/erp/statuses/purchase-orders");
    for (title, status) in
        [("Stage: draft", "Draft"), ("Stage: approved", "Approved"), ("Stage: completed", "Completed")]
    {
        let key = &titled(title)[0]["statusKey"];
        let resolved = statuses["data"].as_array().unwrap().iter().find(|it| it["key"] == *key).unwrap();
        assert_eq!(resolved["name"], status);
    }
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let vendor = text(&titled("Error case: invalid vendor")[0]["vendorKey"]);
    assert_eq!(code(&client.get(&format!("/api/erp/vendors/{vendor}"))), (404, "NOT_FOUND".into()));
    let material = text(&titled("Error case: item out of stock")[0]["lineItems"][0]["materialKey"]);
    let material = client.json(&format!("/api/wms/materials/{material}"));
    assert_eq!(material["data"]["inventory"]["quantity"], 0);
}

#[test]
fn every_entity_is_listed_and_its_records_are_found() {
    let client = Client::of(SAMPLES);
    let paths = [
        "/api/eam/work-orders",
        "/api/eam/service-requests",
        "/api/eam/assets",
        "/api/wms/inventories",
        "/api/v1/inventory",
        "/api/wms/stocks",
        "/api/erp/materials",
        "/api/erp/vendors",
        "/api/eam/sites",
        "/api/eam/locations",
        "/api/erp/invoices",
        "/api/erp/purchase-orders.line-items",
        "/api/v1/purchase-orders.line-items",
    ];
    for path in paths {
        let page = client.json(path);
        for (key, record) in keys_of(&page).iter().zip(page["data"].as_array().unwrap()) {
            assert_eq!(key.len(), 40);
            assert_eq!(client.json(&format!("{path}/{key}")), json!({"data": record}), "{path}");
        }
        assert!(!keys_of(&page).is_empty(), "{path}");
    }
    assert_eq!(client.json("/api/erp/purchase-orders.line-items")["meta"]["total"], 20);
}

#[test]
fn cursors_lead_through_all_records_once() {
    let client = Client::made(NewConnection::new("large").with_records(25_000));
    let since = "modified_after=2025-06-15T12:40:00Z";
    let (keys, pages) = client.walk(&format!("{ORDERS}?limit=500&{since}"));
    assert_eq!((keys.len(), pages), (4_081, 9));
    assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len());
    assert_eq!(client.json(&format!("{ORDERS}?limit=1"))["total"], 25_000);
    let (keys, pages) = client.walk(&format!("{ORDERS}?page_size=400&modified_after=2025-06-18"));
    assert_eq!((keys.len(), pages), (25_000 - 17 * 24 * 60 + 1, 2), "from midnight of that day on");
}

#[test]
fn a_cursor_that_is_none_is_refused() {
    let client = Client::made(NewConnection::new("large").with_records(300));
    let page = client.json(&format!("{ORDERS}?limit=10"));
    let cursor = page["next_cursor"].as_str().unwrap();
    let of_others = format!("/api/v1/vendors?cursor={cursor}");
    let changed = format!("{ORDERS}?cursor={cursor}&modified_after=2025-06-02");
    let short = format!("{ORDERS}?cursor={}", &cursor[..cursor.len() - 4]);
    let cut = format!("{ORDERS}?cursor={}", &cursor[..7]);
    for path in
        [&of_others, &changed, &short, &cut, &format!("{ORDERS}?cursor="), &format!("{ORDERS}?cursor=2")]
    {
        assert_eq!(code(&client.get(path)), (400, "INVALID_REQUEST".into()), "{path}");
    }
    for query in ["limit=0", "limit=501", "page_size=many", "modified_after=yesterday"] {
        let reply = client.get(&format!("{ORDERS}?{query}"));
        let field = query.split('=').next().unwrap();
        assert_eq!(code(&reply), (400, "INVALID_REQUEST".into()), "{query}");
        assert!(reply.json()["error"]["message"].as_str().unwrap().starts_with(field), "{}", reply.text());
    }
}

#[test]
fn cursors_lose_and_repeat_nothing_while_records_come_and_go() {
    let client = Client::made(NewConnection::new("large").with_records(2_000));
    let (before, _) = client.walk(&format!("{ORDERS}?limit=500"));
    client.change(&json!({"churn": 7}));
    let (read, _) = client.walk(&format!("{ORDERS}?limit=50"));
    client.change(&json!({"churn": 0}));
    let (after, _) = client.walk(&format!("{ORDERS}?limit=500"));
    let unique: HashSet<_> = read.iter().collect();
    assert_eq!(unique.len(), read.len(), "none twice");
    let after: HashSet<_> = after.into_iter().collect();
    let stayed: Vec<_> = before.iter().filter(|key| after.contains(*key)).collect();
    assert!(stayed.len() < before.len() && stayed.iter().all(|key| unique.contains(key)));
}

#[test]
fn page_numbers_shift_while_records_come_and_go() {
    let client = Client::made(NewConnection::new("large").with_records(2_000).with_churn(40));
    let mut read = Vec::new();
    for page in 1..=40 {
        read.extend(keys_of(&client.json(&format!("/api/erp/purchase-orders?page={page}&per_page=50"))));
    }
    assert!(read.iter().collect::<HashSet<_>>().len() < read.len(), "some come twice");
}

#[test]
fn numbered_pages_have_links_and_meta() {
    let client = Client::made(NewConnection::new("large").with_records(120));
    let url = format!("{}/api/eam/purchase-orders", client.sandbox.base_url());
    let page = client.json("/api/eam/purchase-orders?per_page=50&page=3&sort[orderNo]=0");
    assert_eq!(keys_of(&page).len(), 20);
    let expected = json!({
        "current_page": 3, "from": 101, "last_page": 3, "path": url, "per_page": 50, "to": 120, "total": 120
    });
    assert_eq!((&page["meta"], &page["links"]["next"]), (&expected, &Value::Null));
    let previous = page["links"]["prev"].as_str().unwrap();
    let path = previous.strip_prefix(client.sandbox.base_url()).unwrap();
    assert_eq!(client.json(path)["meta"]["current_page"], 2);
    assert!(keys_of(&client.json("/api/eam/purchase-orders?page=9")).is_empty());
    assert_eq!(client.json("/api/eam/materials?per_page=1")["meta"]["per_page"], 50, "it is not looked at");
    assert_eq!(code(&client.get("/api/eam/purchase-orders?page=0")), (400, "INVALID_REQUEST".into()));
}

#[test]
fn records_are_filtered_and_sorted() {
    let client = Client::of(SAMPLES);
    let titles = |query: &str| -> Vec<String> {
        let page = client.json(&format!("/api/erp/purchase-orders?{query}"));
        let records = page["data"].as_array().unwrap();
        records.iter().map(|it| it["orderNo"].as_str().unwrap()[7..].to_owned()).collect()
    };
    assert_eq!(titles("filter[orderNo]=PO-000004"), ["04"]);
    assert_eq!(titles("filter[title:startsWith]=Stage"), ["06", "07", "08"]);
    assert_eq!(titles("filter[title:contains]=stock"), ["10"]);
    assert_eq!(titles("filter%5BorderNo:lted%5D=PO-000002&sort[orderNo]=1"), ["02", "01"]);
    assert_eq!(titles("filter[updatedAt:gt]=2025-06-01T00:08:00Z"), ["09", "10"]);
    assert_eq!(titles("filter[costCenter]=CC-4711&filter[x_priority:gteq]=3"), ["04"]);
    assert_eq!(titles("filter[orderNo]=PO-000001&filter[x_priority]=3&filterMatch=any"), ["01", "04"]);
    assert!(titles("filter[orderNo]=PO-000001&filter[x_priority]=3&filterMatch=all").is_empty());
    for query in ["filter[orderNo:like]=1", "filterMatch=one", "sort[orderNo]=down"] {
        let reply = client.get(&format!("/api/erp/purchase-orders?{query}"));
        assert_eq!(code(&reply), (400, "INVALID_REQUEST".into()), "{query}");
    }
}
