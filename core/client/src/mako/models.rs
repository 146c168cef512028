//! What Mako's operations take and give.
//!
//! Answers are open: a field that the API adds is kept in `extra`, and what it may leave out is optional. Requests have
//! no required field in their type: what the documentation requires is checked before sending, in the API's own form,
//! and the check can be switched off for a call.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::text::text;

text! {
    /// The id of a company. A UUID in every sample of the documentation, but never checked to be one.
    pub struct CompanyId;

    /// The id of a person. A UUID in every sample of the documentation, but never checked to be one.
    pub struct PersonId;

    /// The id of a Mako, not to be confused with its identification. A UUID in every sample of the documentation, but
    /// never checked to be one.
    pub struct MakoId;

    /// What kind of company it is. The documentation shows one value; others are sent as given.
    pub struct CompanyType {
        /// A reseller (documented).
        RESELLER = "RESELLER",
    };

    /// What a person may do. The documentation shows one value, a text with a space in it; others are sent as given.
    pub struct UserType {
        /// A full reseller, as the name says (documented; its meaning is inferred).
        FULL_RESELLER = "Full Reseller",
    };

    /// For whom a person is available. The documentation shows one value and does not explain it; others are sent as
    /// given.
    pub struct TemplateScope {
        /// For the company only, as the name says (documented; its meaning is inferred).
        COMPANY_NO_INHERIT = "COMPANY_NO_INHERIT",
    };

    /// The hardware of a Mako. The documentation shows one model; an unknown one is answered with `NoDataFound`.
    pub struct MakoModel {
        /// Mako 6500-M (documented).
        MAKO_6500_M = "Mako 6500-M",
    };
}

/// A postal address, with the place's time zone and coordinates.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, bon::Builder)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[builder(on(_, into))]
#[non_exhaustive]
pub struct Address {
    /// First line. Required for a Mako (documented); probably for companies and people (inferred).
    pub address1: Option<String>,
    /// Second line.
    pub address2: Option<String>,
    /// Suburb.
    pub suburb: Option<String>,
    /// City.
    pub city: Option<String>,
    /// State, in full: `Florida`.
    pub state: Option<String>,
    /// Postal or ZIP code.
    pub post_or_zip_code: Option<String>,
    /// Country, in two letters: `US` (that the list is ISO 3166 is inferred).
    pub country: Option<String>,
    /// Time zone: `America/Chicago` (that the list is IANA's is inferred). Samples show it for people and Makos.
    pub timezone: Option<String>,
    /// Degrees north. Samples show it for Makos.
    pub latitude: Option<f64>,
    /// Degrees east. Samples show it for Makos.
    pub longitude: Option<f64>,
    /// Fields that this version does not know, sent as given.
    #[serde(flatten)]
    #[builder(default)]
    pub extra: Map<String, Value>,
}

/// A company to create.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, bon::Builder)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[builder(on(_, into))]
#[non_exhaustive]
pub struct AddCompany {
    /// The company under which the new one is created (that it is required is inferred).
    pub parent_company_id: Option<CompanyId>,
    /// What kind of company it is.
    pub company_type: Option<CompanyType>,
    /// The company's name.
    pub name: Option<String>,
    /// Where it is.
    pub address: Option<Address>,
    /// Phone number; digits in the documentation's sample.
    pub phone_number: Option<String>,
    /// E-mail address for support.
    pub support_email: Option<String>,
    /// E-mail address for sales.
    pub sales_email: Option<String>,
    /// E-mail address for everything else.
    pub general_email: Option<String>,
    /// Fields that this version does not know, sent as given.
    #[serde(flatten)]
    #[builder(default)]
    pub extra: Map<String, Value>,
}

/// A person to create in a company.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, bon::Builder)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[builder(on(_, into))]
#[non_exhaustive]
pub struct AddPerson {
    /// The company to which the person belongs.
    pub company_id: Option<CompanyId>,
    /// What the person may do.
    pub user_type: Option<UserType>,
    /// For whom the person is available.
    pub template_scope: Option<TemplateScope>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// The name to log in with; unique (inferred).
    pub username: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Whether the person may log in. That `true` sends a registration e-mail is inferred.
    pub allow_login: Option<bool>,
    /// Where the person is.
    pub address: Option<Address>,
    /// Phone number; digits in the documentation's sample.
    pub phone_number: Option<String>,
    /// Fields that this version does not know, sent as given.
    #[serde(flatten)]
    #[builder(default)]
    pub extra: Map<String, Value>,
}

/// A Mako to create in a company.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, bon::Builder)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[builder(on(_, into))]
#[non_exhaustive]
pub struct AddMako {
    /// The company to which the Mako belongs.
    pub company_id: Option<CompanyId>,
    /// The Mako's name. Required (documented).
    pub name: Option<String>,
    /// Where it stands. Its first line is required (documented).
    pub address: Option<Address>,
    /// Phone number; the documentation's sample has a plus and the country's code. Required (documented).
    pub phone_number: Option<String>,
    /// Fax number.
    pub fax_number: Option<String>,
    /// The hardware.
    pub mako_model: Option<MakoModel>,
    /// The hardware's MAC address; no two Makos may have the same (documented; the name of this field is inferred from
    /// the answer). Without it the server makes up a placeholder (inferred).
    pub identification: Option<String>,
    /// Fields that this version does not know, sent as given.
    #[serde(flatten)]
    #[builder(default)]
    pub extra: Map<String, Value>,
}

/// A company.
#[skip_serializing_none]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Company {
    /// The company's id, under which all other requests refer to it.
    pub id: CompanyId,
    /// The company's name.
    pub name: Option<String>,
    /// Whatever else the API answered.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A person.
#[skip_serializing_none]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Person {
    /// The person's id.
    pub id: PersonId,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// The name to log in with.
    pub username: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Whatever else the API answered.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A Mako.
#[skip_serializing_none]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Mako {
    /// The Mako's id, under which all other requests refer to it.
    pub id: MakoId,
    /// The company to which it belongs.
    pub company_id: Option<CompanyId>,
    /// The Mako's name.
    pub name: Option<String>,
    /// The name of its company.
    pub company_name: Option<String>,
    /// The hardware's MAC address, or a placeholder; not always a MAC address (documented samples show both).
    pub identification: Option<String>,
    /// Whatever else the API answered.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Makes all of the system's models known to `generator`.
#[cfg(feature = "schema")]
pub(crate) fn describe(generator: &mut schemars::SchemaGenerator) {
    generator.subschema_for::<(AddCompany, AddPerson, AddMako, Company, Person, Mako)>();
}
