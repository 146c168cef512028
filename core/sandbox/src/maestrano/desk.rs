//! Where a request is done: who may do it, and by whom it is answered.

use std::time::SystemTime;

use http::request::Parts;
use serde_json::Value;

use super::caller::{Caller, ENVIRONMENT};
use super::market::{ConnecErrors, Entity, Marketplace};
use super::refusal::{Form, Refusal};
use super::routes::{Action, Found, Resource};
use super::store::Maestrano;
use super::visit::Visit;
use super::{account, configuration, connec};
use crate::answer::Answer;
use crate::mako::strangers;
use crate::pairs::{self, Pairs};
use crate::room::Room;

/// One request with all that is needed to do it.
pub(crate) struct Desk<'a> {
    pub(crate) room: &'a Room,
    pub(crate) store: &'a mut Maestrano,
    pub(crate) head: &'a Parts,
    pub(crate) body: &'a [u8],
    pub(crate) query: Pairs,
    pub(crate) now: SystemTime,
    caller: &'a Caller,
    /// Whose credentials were used for what is whose.
    mix_ups: Vec<(String, String)>,
}

/// Does what a request asks for and tells the judge whose credentials it was done with.
pub(crate) fn perform(room: &Room, visit: &Visit<'_>, head: &Parts, found: Found<'_>, body: &[u8]) -> Answer {
    let now = room.now();
    let query = pairs::parse(head.uri.query().unwrap_or_default());
    let mut store = room.maestrano();
    let caller = &visit.caller;
    let mut desk = Desk { room, store: &mut store, head, body, query, now, caller, mix_ups: Vec::new() };
    let form = Form::of(head.uri.path());
    let answer = desk.answer(form, found).unwrap_or_else(|refusal| form.answer(&refusal, desk.errors()));
    let mix_ups = desk.mix_ups;
    drop(store);
    let about = visit.occasion();
    for (credential_of, belongs_to) in mix_ups {
        room.judge().wrong_tenant(&about, &credential_of, &belongs_to);
    }
    answer
}

impl Desk<'_> {
    fn answer(&mut self, form: Form, found: Found<'_>) -> Result<Answer, Refusal> {
        let (route, segments) = match found {
            Found::Route(route, segments) => (route, segments),
            Found::OtherMethods(allow) => return Err(Refusal::method(allow)),
            Found::Nothing => return Err(Refusal::path()),
        };
        let segment = |index: usize| segments.get(index).map_or("", |segment| segment.as_ref());
        if route.action == Action::Marketplaces {
            self.admit_environment()?;
            return configuration::answer(self);
        }
        let market = self.admit_marketplace(form, route.action, segment(0))?;
        match route.action {
            Action::ConnecBatch => connec::batch::perform(self, market),
            action if form == Form::Connec => {
                let asked =
                    connec::Asked { action, group: segment(0), collection: segment(1), id: segment(2) };
                let input = connec::input(self, action)?;
                let query = self.query.clone();
                connec::perform(self, market, &asked, &query, input.as_ref())
                    .map(|done| done.into_answer(self.head))
            }
            action => account::perform(self, market, action, segment(0)),
        }
    }

    fn admit_environment(&mut self) -> Result<(), Refusal> {
        match self.caller {
            Caller::Environment => return Ok(()),
            Caller::Marketplace(name) => self.mixed_up(name, ENVIRONMENT),
            _ => self.mixed_credentials(),
        }
        Err(Refusal::unauthorized(Form::Platform))
    }

    /// The marketplace whose credentials the request carries, by its place.
    fn admit_marketplace(&mut self, form: Form, action: Action, id: &str) -> Result<usize, Refusal> {
        match self.caller {
            Caller::Marketplace(name) => {
                return self.store.find(name).ok_or_else(|| Refusal::unauthorized(form));
            }
            Caller::Environment => {
                let owner = self.owner(action, id).unwrap_or_else(|| "a marketplace".to_owned());
                self.mixed_up(ENVIRONMENT, &owner);
            }
            _ => self.mixed_credentials(),
        }
        Err(Refusal::unauthorized(form))
    }

    fn mixed_credentials(&mut self) {
        if let Caller::Mixed { id_of, key_of } = self.caller {
            self.mixed_up(key_of, id_of);
        }
    }

    /// To which marketplace belongs what a path names.
    fn owner(&self, action: Action, id: &str) -> Option<String> {
        let owner = match action {
            Action::Show(resource) | Action::Cancel(resource) => self.store.owner_of(resource, id),
            Action::ResellerGroups => self.store.owner_of(Resource::Resellers, id),
            _ => self.store.owner_of_group(id),
        };
        owner.map(str::to_owned)
    }

    /// Notes a credential that was used for what is somebody else's.
    fn mixed_up(&mut self, credential_of: &str, belongs_to: &str) {
        let mix_up = (credential_of.to_owned(), belongs_to.to_owned());
        if !self.mix_ups.contains(&mix_up) {
            self.mix_ups.push(mix_up);
        }
    }

    pub(crate) fn market(&mut self, index: usize) -> &mut Marketplace {
        &mut self.store.marketplaces[index]
    }

    /// Whether a group is the marketplace's own; notes it if it is another's.
    pub(crate) fn has_group(&mut self, market: usize, group: &str) -> bool {
        if self.market(market).has_group(group) {
            return true;
        }
        let owner = self.store.owner_of_group(group).map(str::to_owned);
        self.note_owner(market, owner);
        false
    }

    /// Notes that an id which a marketplace does not have is another's, if it is.
    pub(crate) fn missed(&mut self, market: usize, resource: Resource, id: &str) {
        let owner = self.store.owner_of(resource, id).map(str::to_owned);
        self.note_owner(market, owner);
    }

    fn note_owner(&mut self, market: usize, owner: Option<String>) {
        if let Some(owner) = owner {
            let name = self.market(market).name.clone();
            self.mixed_up(&name, &owner);
        }
    }

    /// The form of Connec!'s errors for who asks.
    pub(crate) fn errors(&self) -> ConnecErrors {
        self.store.connec_errors(self.caller)
    }

    /// An entity as an answer shows it.
    pub(crate) fn shown(&self, mut entity: Entity) -> Value {
        if self.room.options.extra_fields {
            strangers::extend(&mut entity);
        }
        entity.into()
    }
}
