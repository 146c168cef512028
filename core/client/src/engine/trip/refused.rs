//! What a call does whose token was refused.

use std::sync::Arc;

use tracing::debug;

use super::Trip;
use crate::auth::Token;
use crate::contract::Login;
use crate::error::{Error, ErrorKind};

impl Trip<'_> {
    /// Whether the call may be made once more with another token than the one that was refused.
    pub(super) async fn has_another(&self, token: &Arc<Token>, error: &Error) -> bool {
        let is_lost = match (error.kind(), self.engine.contract.login) {
            (ErrorKind::InvalidToken, Login::Credentials { .. }) => return true,
            (ErrorKind::InvalidToken, Login::Token) => true,
            // Whatever the status says: what may have been carried out is not sent again.
            (ErrorKind::ReauthorizationRequired, Login::Token) => {
                self.call.idempotent || error.facts().refused
            }
            _ => false,
        };
        let tokens = &self.engine.tokens;
        if is_lost && tokens.is_current(token) {
            let error = self.known(error.clone());
            let asking = self.engine.reauthorized(token, &error, || self.tell_reauthorization(&error));
            // A call whose time is up ends with what it knows.
            let _ = tokio::time::timeout(self.left(), asking).await;
        }
        let has_another = is_lost && !tokens.is_current(token);
        if has_another {
            debug!(operation = self.call.operation, "the token was refused; trying with another one");
        }
        has_another
    }
}
