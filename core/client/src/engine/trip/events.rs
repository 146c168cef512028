//! What a trip tells its client's observer.

use std::time::Duration;

use makokit_limits::Moment;

use super::Trip;
use crate::envelope::server_request_id;
use crate::error::Error;
use crate::event::Event;
use crate::transport::Reply;

impl Trip<'_> {
    pub(super) fn tell_sending(&self) {
        self.engine.observer.tell(|| Event::BeforeSend {
            operation: self.call.operation.clone(),
            request_id: self.request_id.clone(),
            attempt: self.attempts,
            method: self.call.method.to_string(),
            path: self.call.path.split('?').next().unwrap_or_default().to_owned(),
        });
    }

    pub(super) fn tell_answer(&self, reply: &Reply, secrets: &[&str], sent_at: Moment) {
        self.engine.observer.tell(|| Event::AfterResponse {
            operation: self.call.operation.clone(),
            request_id: self.request_id.clone(),
            attempt: self.attempts,
            http_status: reply.status.as_u16(),
            server_request_id: server_request_id(&reply.headers, secrets),
            elapsed: reply.at - sent_at,
        });
    }

    pub(super) fn tell_wait(&self, wait: Duration) {
        self.engine.observer.tell(|| Event::Wait {
            operation: self.call.operation.clone(),
            request_id: self.request_id.clone(),
            wait,
        });
    }

    pub(super) fn tell_reauthorization(&self, error: &Error) {
        self.engine.observer.tell(|| Event::Reauthorization {
            operation: self.call.operation.clone(),
            request_id: self.request_id.clone(),
            connection: self.engine.config.connection.clone(),
            error: error.kind(),
            message: error.to_string(),
        });
    }

    pub(super) fn tell_retry(&self, error: &Error, wait: Duration) {
        self.engine.observer.tell(|| Event::Retry {
            operation: self.call.operation.clone(),
            request_id: self.request_id.clone(),
            attempt: self.attempts,
            error: error.kind(),
            message: error.to_string(),
            wait,
        });
    }
}
