//! Namespaces, and the bridge that connects them.

use std::process::Command;

/// Addresses that are set aside for documentation: nobody has them.
pub(crate) const HUB: &str = "198.51.100.1";
const BRIDGE: &str = "hub";

fn address(number: usize) -> String {
    format!("198.51.100.{}/24", 10 + number)
}

/// A command that starts a program in a network of its own, where the monotonic clock and the one of the boot are ahead
/// by so many seconds. The calendar has no namespaces; it is the same for all.
pub(crate) fn apart(program: &Command, ahead: i64) -> Command {
    let mut command = Command::new("unshare");
    command.args(["--net", "--time", &format!("--monotonic={ahead}"), &format!("--boottime={ahead}")]);
    command.arg(program.get_program());
    command
}

/// Why there can be no namespaces; nothing if there can.
pub(crate) fn missing() -> Option<String> {
    let tried = [
        ("unshare --net --time --monotonic=1 true", "util-linux 2.36 and CAP_SYS_ADMIN"),
        ("unshare --net ip link add one type bridge", "iproute2 and bridges"),
        ("unshare --net ip link add one type veth peer name other", "iproute2 and veth pairs"),
    ];
    tried.iter().find_map(|(command, needs)| {
        let why = tell(command).err()?;
        Some(format!("`{command}` {why}; it needs {needs}"))
    })
}

/// The bridge's side, in whose network this process is.
pub(crate) fn bridge() {
    run("ip link set lo up");
    run(&format!("ip link add {BRIDGE} type bridge"));
    run(&format!("ip addr add {HUB}/24 dev {BRIDGE}"));
    run(&format!("ip link set {BRIDGE} up"));
}

/// Lays a cable from the bridge to the network of a process, and gives it an address there.
pub(crate) fn connect(number: usize, process: u32) {
    run(&format!("ip link add to{number} type veth peer name eth0 netns {process}"));
    run(&format!("ip link set to{number} master {BRIDGE} up"));
    let inside = format!("nsenter --net --target {process} ip");
    run(&format!("{inside} link set lo up"));
    run(&format!("{inside} addr add {} dev eth0", address(number)));
    run(&format!("{inside} link set eth0 up"));
}

fn run(command: &str) {
    tell(command).unwrap_or_else(|why| panic!("`{command}` {why}"));
}

/// Runs a command of plain words; why it did not end well.
fn tell(command: &str) -> Result<(), String> {
    let mut words = command.split(' ');
    let output = Command::new(words.next().unwrap_or_default())
        .args(words)
        .output()
        .map_err(|error| format!("cannot be started ({error})"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("says {:?}", String::from_utf8_lossy(&output.stderr).trim()))
}
