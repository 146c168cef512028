//! The sandbox over real HTTP, as the guide lets one expect it. Nothing here waits.

mod admin;
mod errors;
mod garbage;
mod guide;
mod life;
mod rate;
mod scripts;
mod wire;
