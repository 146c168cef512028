//! What a group is charged, once or again and again. Amounts are whole cents.

use super::{BillId, BillStatus, GroupId, Instant, Period, RecurringBillId, RecurringBillStatus};
use crate::model::models;

models! {
    in "snake_case";

    /// A bill: what a group is charged once.
    answer Bill {
        /// Its id.
        id: BillId,
        /// What kind of object it is: `account_bill`.
        object: String,
        /// Who is charged.
        group_id: GroupId,
        /// When it was made.
        created_at: Instant,
        /// When it was changed the last time.
        updated_at: Instant,
        /// The amount in cents.
        price_cents: i64,
        /// How it stands.
        status: BillStatus,
        /// The currency (ISO 4217).
        currency: String,
        /// How many units it is for.
        units: f64,
        /// For what.
        description: String,
        /// Where the time it is for begins.
        period_started_at: Instant,
        /// Where that ends.
        period_ended_at: Instant,
        /// Whether no commission is taken of it (INFERRED).
        third_party: bool,
    }

    /// A bill to be made.
    request NewBill {
        /// Who is charged: a group of this application's. Required.
        group_id: GroupId,
        /// The amount in cents, more than 0 (INFERRED). Required.
        price_cents: i64,
        /// For what. Required.
        description: String,
        /// The currency (ISO 4217). Default: AUD (INFERRED).
        currency: String,
        /// How many units it is for, more than 0, with two digits after the point at most (INFERRED).
        units: f64,
        /// Where the time it is for begins. An invoice shows it only if its end is given, too (INFERRED).
        period_started_at: Instant,
        /// Where that ends.
        period_ended_at: Instant,
        /// Whether no commission is to be taken of it (INFERRED).
        third_party: bool,
    }

    /// A recurring bill: what a group is charged again and again.
    answer RecurringBill {
        /// Its id.
        id: RecurringBillId,
        /// What kind of object it is: `account_recurring_bill`.
        object: String,
        /// Who is charged.
        group_id: GroupId,
        /// When it was made.
        created_at: Instant,
        /// When it was changed the last time.
        updated_at: Instant,
        /// The amount of each time in cents.
        price_cents: i64,
        /// How it stands.
        status: RecurringBillStatus,
        /// The currency (ISO 4217).
        currency: String,
        /// For what.
        description: String,
        /// When it charges for the first time.
        start_date: Instant,
        /// How often it charges, in lower case: `month`.
        period: Period,
        /// Each how many periods.
        frequency: i64,
        /// How many times; nothing for without end.
        cycles: i64,
        /// What is charged at once, in cents.
        initial_cents: i64,
        /// When it has charged the last time.
        last_execution_at: Instant,
        /// When it charges the next time.
        next_execution_at: Instant,
        /// How many times are left.
        remaining_cycles: i64,
    }

    /// A recurring bill to be made.
    request NewRecurringBill {
        /// Who is charged: a group of this application's. Required.
        group_id: GroupId,
        /// The amount of each time in cents, more than 0 (INFERRED). Required.
        price_cents: i64,
        /// For what. Required.
        description: String,
        /// The currency (ISO 4217). Default: AUD (INFERRED).
        currency: String,
        /// How often it charges. Default: `Month` (INFERRED).
        period: Period,
        /// Each how many periods, a year together at most. Default: 1 (both INFERRED).
        frequency: i64,
        /// How many times. Default: without end (INFERRED).
        cycles: i64,
        /// When it charges for the first time. Default: now (INFERRED).
        start_date: Instant,
        /// What is charged at once, in cents. Default: 0 (INFERRED).
        initial_cents: i64,
    }
}
