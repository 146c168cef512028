//! The windows that all clients of the process share.

use std::sync::{Arc, LazyLock};

use makokit_limits::ProcessStore;

static OF_PROCESS: LazyLock<Arc<ProcessStore>> = LazyLock::new(Arc::default);

pub(crate) fn of_process() -> Arc<ProcessStore> {
    Arc::clone(&OF_PROCESS)
}
