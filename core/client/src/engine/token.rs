//! The token that a client's calls are made with, and what takes its place.

use std::sync::Arc;

use super::Engine;
use crate::auth::{Reauthorization, Reauthorizer, Token, TokenStatus};
use crate::contract::Login;
use crate::error::Error;
use crate::secret::Secret;

impl Engine {
    /// What is known of the token that the processes of this user share. Nothing is sent.
    #[must_use]
    pub fn token(&self) -> TokenStatus {
        self.fetch.status()
    }

    /// Forgets the token that the processes of this user share; whether there was one. Clients that have it go on.
    pub fn forget_token(&self) -> Result<bool, Error> {
        self.fetch.forget()
    }

    /// Puts another token in the place of the one that the settings gave, for a connection that was made anew: calls that begin
    /// now, and those that the old one was refused for, use it.
    pub fn replace_token(&self, token: &Secret) -> Result<(), Error> {
        self.is_given_its_token()?;
        self.tokens.replace(self.fetch.of_text(token.expose())?);
        self.ahead.clear();
        Ok(())
    }

    /// The same client, which asks somebody for another token when its own is refused.
    pub(crate) fn with_reauthorizer(mut self, reauthorizer: Reauthorizer) -> Result<Self, Error> {
        self.is_given_its_token()?;
        self.reauthorizing.reauthorizer = Some(reauthorizer);
        Ok(self)
    }

    /// Refuses a client that is to stand beside another of the same connection, or with the same token: each connection has
    /// one of its own, so that no customer's calls are ever made with the token of another.
    pub fn apart_from(&self, other: &Self) -> Result<(), Error> {
        let (mine, theirs) = (&self.config.connection, &other.config.connection);
        if mine.is_some() && mine == theirs {
            return Err(Error::config(format!(
                "there is a connection {:?} already; give it another token with replace_token, or remove it before",
                mine.as_deref().unwrap_or_default()
            )));
        }
        if self.token_text().expose() == other.token_text().expose() {
            return Err(Error::config(format!(
                "the token of {:?} is that of {:?}; each connection has one of its own",
                mine.as_deref().unwrap_or_default(),
                theirs.as_deref().unwrap_or_default()
            )));
        }
        Ok(())
    }

    /// What the next call is made with: the settings' token, or the one in its place.
    fn token_text(&self) -> Secret {
        let token = self.tokens.present();
        let text = token.as_ref().map_or(self.config.client_secret.expose(), |token| token.expose());
        Secret::from(text.trim())
    }

    /// Has somebody asked for another token than a refused one, and waits for what comes of it; `tell` is called once for all
    /// who meet the refusal together.
    pub(crate) async fn reauthorized(&self, refused: &Arc<Token>, error: &Error, tell: impl FnOnce()) {
        let about = Reauthorization { connection: self.config.connection.clone(), error: error.clone() };
        let question = self.reauthorizing.ask(refused, about, (&self.fetch, &self.tokens), tell);
        if let Some(question) = question {
            question.await;
        }
    }

    fn is_given_its_token(&self) -> Result<(), Error> {
        match self.contract.login {
            Login::Token => Ok(()),
            Login::Credentials { .. } => Err(Error::config(format!(
                "a client of {} gets its tokens itself, for its client_id and client_secret; there is none to replace",
                self.contract.system.name()
            ))),
        }
    }
}
