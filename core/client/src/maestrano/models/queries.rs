//! What lists can be asked for: each field of theirs by its value, moments and amounts also by where they lie.
//!
//! That filters are so is INFERRED from the vendor's sandbox application. A field that it does not know gives an empty list there
//! and no error, which is why the names are ours to check.

use super::{BillStatus, GroupId, GroupStatus, Instant, Period, RecurringBillStatus};
use crate::model::models;

/// Declares queries: `is` a field that is compared with a value, `when` a moment and `much` a number, which have suffixes.
macro_rules! queries {
    ($($(#[$about:meta])+ $name:ident { $($kind:ident $($field:ident: $type:ty),+;)+ })+) => {
        $(queries!(@collect [$(#[$about])+] $name [] $($kind $($field: $type),+;)+);)+
    };

    (@collect $about:tt $name:ident [$($done:tt)*]) => {
        queries!(@declare $about $name [$($done)*]);
    };
    (@collect $about:tt $name:ident [$($done:tt)*] is $($field:ident: $type:ty),+; $($rest:tt)*) => {
        queries!(@collect $about $name [$($done)* $(
            #[doc = "Those whose `" $field "` is this."]
            $field: $type,
        )+] $($rest)*);
    };
    (@collect $about:tt $name:ident [$($done:tt)*] when $($field:ident: $type:ty),+; $($rest:tt)*) => {
        queries!(@collect $about $name [$($done)* $(
            #[doc = "Those whose `" $field "` is this."]
            $field: $type,
            #[doc = "Those whose `" $field "` is this or before it."]
            [<$field _before>]: $type,
            #[doc = "Those whose `" $field "` is before this."]
            [<$field _strictly_before>]: $type,
            #[doc = "Those whose `" $field "` is this or after it."]
            [<$field _after>]: $type,
            #[doc = "Those whose `" $field "` is after this."]
            [<$field _strictly_after>]: $type,
        )+] $($rest)*);
    };
    (@collect $about:tt $name:ident [$($done:tt)*] much $($field:ident: $type:ty),+; $($rest:tt)*) => {
        queries!(@collect $about $name [$($done)* $(
            #[doc = "Those whose `" $field "` is this."]
            $field: $type,
            #[doc = "Those whose `" $field "` is this or less."]
            [<$field _lower_than>]: $type,
            #[doc = "Those whose `" $field "` is less than this."]
            [<$field _strictly_lower_than>]: $type,
            #[doc = "Those whose `" $field "` is this or more."]
            [<$field _greater_than>]: $type,
            #[doc = "Those whose `" $field "` is more than this."]
            [<$field _strictly_greater_than>]: $type,
        )+] $($rest)*);
    };

    (@declare [$($about:tt)+] $name:ident [$($fields:tt)*]) => {
        pastey::paste! {
            models! {
                in "snake_case";

                $($about)+
                request $name { $($fields)* }
            }
        }
    };
}

queries! {
    /// Which groups are asked for. Several conditions have to hold together.
    GroupQuery {
        is status: GroupStatus, name: String, email: String, has_credit_card: bool;
        is currency: String, timezone: String, country: String, city: String, main_accounting: String;
        when created_at: Instant, updated_at: Instant, free_trial_end_at: Instant;
    }

    /// Which users are asked for. Several conditions have to hold together.
    UserQuery {
        is group_id: GroupId, name: String, surname: String, email: String, company_name: String, country: String;
        when created_at: Instant, updated_at: Instant;
    }

    /// Which bills are asked for. Several conditions have to hold together.
    BillQuery {
        is group_id: GroupId, status: BillStatus, currency: String, description: String, third_party: bool;
        much price_cents: i64, units: f64;
        when created_at: Instant, updated_at: Instant, period_started_at: Instant, period_ended_at: Instant;
    }

    /// Which recurring bills are asked for. Several conditions have to hold together.
    RecurringBillQuery {
        is group_id: GroupId, status: RecurringBillStatus, currency: String, description: String, period: Period;
        much price_cents: i64, initial_cents: i64, frequency: i64, cycles: i64, remaining_cycles: i64;
        when created_at: Instant, updated_at: Instant, start_date: Instant;
        when last_execution_at: Instant, next_execution_at: Instant;
    }

    /// Which resellers are asked for. Several conditions have to hold together.
    ResellerQuery {
        is name: String, code: String, country: String;
        when created_at: Instant, updated_at: Instant;
    }
}
