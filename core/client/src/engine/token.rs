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

    /// Whether a text is the token that the next call will be made with.
    pub(crate) fn has_token(&self, text: &str) -> bool {
        let token = self.tokens.present();
        token.as_ref().map_or(self.config.client_secret.expose(), |token| token.expose()) == text.trim()
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
            Login::Credentials { .. } | Login::Basic => Err(Error::config(format!(
                "a client of {} shows who it is by {}; there is no token to replace",
                self.contract.system.name(),
                self.contract.login.settings()
            ))),
        }
    }
}
