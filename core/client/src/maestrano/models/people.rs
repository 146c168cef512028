//! Groups, their users, and resellers.

use serde_json::{Map, Value};

use super::{GroupId, GroupStatus, Instant, ResellerId, SsoSession, UserId};
use crate::model::models;

models! {
    in "snake_case";

    /// What the API says to a ping.
    answer Ping {
        /// A greeting (INFERRED).
        msg: String,
    }

    /// A group: a customer's account on its marketplace, for which the application was bought.
    answer Group {
        /// Its id.
        id: GroupId,
        /// What kind of object it is: `account_group`.
        object: String,
        /// When it was made.
        created_at: Instant,
        /// When it was changed the last time.
        updated_at: Instant,
        /// How it stands.
        status: GroupStatus,
        /// A name.
        name: String,
        /// An address for mail.
        email: String,
        /// Whether it has a credit card.
        has_credit_card: bool,
        /// When its free trial ends.
        free_trial_end_at: Instant,
        /// The currency (ISO 4217).
        currency: String,
        /// The time zone, by its Olson name: `America/Los_Angeles`.
        timezone: String,
        /// The country (two letters).
        country: String,
        /// The city.
        city: String,
        /// Its main accounting application, such as `quickbooks`, `xero`, `myob` (INFERRED).
        main_accounting: String,
        /// More about it (INFERRED).
        metadata: Map<String, Value>,
    }

    /// A user of a group.
    answer User {
        /// Its id.
        id: UserId,
        /// What kind of object it is: `account_user`.
        object: String,
        /// The first name.
        name: String,
        /// The last name.
        surname: String,
        /// An address for mail.
        email: String,
        /// The company (INFERRED).
        company_name: String,
        /// The country (two letters).
        country: String,
        /// The token by which it is asked whether the user is still signed on. It is a secret of the user's, and is not shown.
        sso_session: SsoSession,
        /// When it was made.
        created_at: Instant,
        /// When it was changed the last time.
        updated_at: Instant,
    }

    /// A reseller. All of it is INFERRED.
    answer Reseller {
        /// Its id.
        id: ResellerId,
        /// What kind of object it is: `account_reseller`.
        object: String,
        /// A name.
        name: String,
        /// A code.
        code: String,
        /// The country (two letters).
        country: String,
        /// When it was made.
        created_at: Instant,
        /// When it was changed the last time.
        updated_at: Instant,
    }
}
