//! The native methods of `io.makokit.internal.NativeBridge`: the bridge's functions over `long` and `byte[]`.
//!
//! Nothing here calls into Java beyond reading and making byte arrays. Only threads of Java's own come in, so none is
//! ever attached. A panic ends as an error of the bridge or, outside of it, as a `RuntimeException`.

use std::time::Duration;

use jni::errors::{Result, ThrowRuntimeExAndDefault};
use jni::objects::{JByteArray, JClass};
use jni::sys::{jboolean, jint, jlong};
use jni::{Env, EnvUnowned, jni_mangle};
use makokit_bridge as bridge;

/// The first byte of what is answered at once: what was asked for follows.
const GOOD: u8 = bridge::ANSWER;
/// The first byte of what is answered at once: the JSON of an error follows.
const REFUSED: u8 = bridge::ERROR;

/// More bytes than these, and a frame of one answer fits into no array of Java's.
const LARGEST: usize = i32::MAX as usize - 1024;

/// `byte[] open(byte[] settings)`: 0 and a handle of 8 bytes, or 1 and the JSON of an error.
#[must_use]
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn open<'local>(
    mut env: EnvUnowned<'local>,
    _class: JClass<'local>,
    settings: JByteArray<'local>,
) -> JByteArray<'local> {
    bytes(&mut env, |env| {
        let settings = env.convert_byte_array(&settings)?;
        bridge::hear_warnings();
        Ok(told(bridge::open(&settings).map(u64::to_be_bytes)))
    })
}

/// `long number()`: an id for a call.
#[must_use]
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn number<'local>(mut env: EnvUnowned<'local>, _class: JClass<'local>) -> jlong {
    done(&mut env, || bridge::number().cast_signed())
}

/// `void submit(long call, long handle, byte[] row, byte[] arguments, byte[] options)`.
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn submit<'local>(
    mut env: EnvUnowned<'local>,
    _class: JClass<'local>,
    call: jlong,
    handle: jlong,
    row: JByteArray<'local>,
    arguments: JByteArray<'local>,
    options: JByteArray<'local>,
) {
    env.with_env(|env| -> Result<()> {
        let (row, arguments, options) = copied(env, [&row, &arguments, &options])?;
        bridge::submit(call.cast_unsigned(), handle.cast_unsigned(), &row, &arguments, &options);
        Ok(())
    })
    .resolve::<ThrowRuntimeExAndDefault>();
}

/// `byte[] attempt(long call, long handle, byte[] row, byte[] arguments, byte[] options)`: the JSON of the end and its kind,
/// or null when the call goes on like one that was submitted.
#[must_use]
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn attempt<'local>(
    mut env: EnvUnowned<'local>,
    _class: JClass<'local>,
    call: jlong,
    handle: jlong,
    row: JByteArray<'local>,
    arguments: JByteArray<'local>,
    options: JByteArray<'local>,
) -> JByteArray<'local> {
    env.with_env(|env| -> Result<JByteArray<'local>> {
        let (row, arguments, options) = copied(env, [&row, &arguments, &options])?;
        let (call, handle) = (call.cast_unsigned(), handle.cast_unsigned());
        let Some(mut end) = bridge::attempt(call, handle, &row, &arguments, &options) else {
            return Ok(JByteArray::null());
        };
        refuse_if_too_large(&mut end);
        // At the end there may be room for it, so that nothing is copied.
        end.bytes.push(end.kind);
        env.byte_array_from_slice(&end.bytes)
    })
    .resolve::<ThrowRuntimeExAndDefault>()
}

/// `byte[] poll(int max, long timeoutMs)`: what has ended, framed as the bridge does it.
#[must_use]
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn poll<'local>(
    mut env: EnvUnowned<'local>,
    _class: JClass<'local>,
    max: jint,
    timeout_ms: jlong,
) -> JByteArray<'local> {
    bytes(&mut env, |_| {
        let max = usize::try_from(max).unwrap_or(0);
        let timeout = Duration::from_millis(u64::try_from(timeout_ms).unwrap_or(0));
        let mut completions = bridge::poll(max, timeout);
        completions.iter_mut().for_each(refuse_if_too_large);
        Ok(bridge::frame(&completions))
    })
}

/// `void cancel(long call)`.
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn cancel<'local>(mut env: EnvUnowned<'local>, _class: JClass<'local>, call: jlong) {
    done(&mut env, || bridge::cancel(call.cast_unsigned()));
}

/// `boolean giveUp(long call)`: cancels it, and tells whether a request may have left.
#[must_use]
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn give_up<'local>(mut env: EnvUnowned<'local>, _class: JClass<'local>, call: jlong) -> jboolean {
    done(&mut env, || bridge::give_up(call.cast_unsigned()))
}

/// `void close(long handle)`.
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn close<'local>(mut env: EnvUnowned<'local>, _class: JClass<'local>, handle: jlong) {
    done(&mut env, || bridge::close(handle.cast_unsigned()));
}

/// `byte[] describe()`: the JSON of what this library is.
#[must_use]
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn describe<'local>(mut env: EnvUnowned<'local>, _class: JClass<'local>) -> JByteArray<'local> {
    bytes(&mut env, |_| Ok(bridge::describe()))
}

/// `byte[] sandboxOpen(byte[] options)`: 0 and a handle of 8 bytes, or 1 and the JSON of an error.
#[must_use]
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn sandbox_open<'local>(
    mut env: EnvUnowned<'local>,
    _class: JClass<'local>,
    options: JByteArray<'local>,
) -> JByteArray<'local> {
    bytes(&mut env, |env| {
        let options = env.convert_byte_array(&options)?;
        Ok(told(bridge::sandbox_open(&options).map(u64::to_be_bytes)))
    })
}

/// `byte[] sandboxDescribe(long sandbox)`: 0 or 1, and JSON.
#[must_use]
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn sandbox_describe<'local>(
    mut env: EnvUnowned<'local>,
    _class: JClass<'local>,
    sandbox: jlong,
) -> JByteArray<'local> {
    bytes(&mut env, |_| Ok(told(bridge::sandbox_describe(sandbox.cast_unsigned()))))
}

/// `byte[] sandboxAsk(long sandbox, byte[] method, byte[] path, byte[] body)`: 0, the HTTP status in 2 bytes and the
/// body, or 1 and the JSON of an error.
#[must_use]
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn sandbox_ask<'local>(
    mut env: EnvUnowned<'local>,
    _class: JClass<'local>,
    sandbox: jlong,
    method: JByteArray<'local>,
    path: JByteArray<'local>,
    body: JByteArray<'local>,
) -> JByteArray<'local> {
    bytes(&mut env, |env| {
        let method = env.convert_byte_array(&method)?;
        let path = env.convert_byte_array(&path)?;
        let body = env.convert_byte_array(&body)?;
        let (method, path) = (String::from_utf8_lossy(&method), String::from_utf8_lossy(&path));
        let answer = bridge::sandbox_ask(sandbox.cast_unsigned(), &method, &path, &body);
        Ok(told(answer.map(|(status, body)| [&status.to_be_bytes(), &body[..]].concat())))
    })
}

/// `void sandboxClose(long sandbox)`.
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn sandbox_close<'local>(mut env: EnvUnowned<'local>, _class: JClass<'local>, sandbox: jlong) {
    done(&mut env, || bridge::sandbox_close(sandbox.cast_unsigned()));
}

/// `byte[] webhookOpen(byte[] settings)`: 0 and a handle of 8 bytes, or 1 and the JSON of an error.
#[must_use]
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn webhook_open<'local>(
    mut env: EnvUnowned<'local>,
    _class: JClass<'local>,
    settings: JByteArray<'local>,
) -> JByteArray<'local> {
    bytes(&mut env, |env| {
        let settings = env.convert_byte_array(&settings)?;
        Ok(told(bridge::webhook_open(&settings).map(u64::to_be_bytes)))
    })
}

/// `byte[] webhookReceive(long receiver, byte[] head, byte[] body)`: 0 or 1, and JSON.
#[must_use]
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn webhook_receive<'local>(
    mut env: EnvUnowned<'local>,
    _class: JClass<'local>,
    receiver: jlong,
    head: JByteArray<'local>,
    body: JByteArray<'local>,
) -> JByteArray<'local> {
    bytes(&mut env, |env| {
        let head = env.convert_byte_array(&head)?;
        let body = env.convert_byte_array(&body)?;
        Ok(told(bridge::webhook_receive(receiver.cast_unsigned(), &head, &body)))
    })
}

/// `byte[] webhookForget(long receiver, byte[] key)`: 0, or 1 and the JSON of an error.
#[must_use]
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn webhook_forget<'local>(
    mut env: EnvUnowned<'local>,
    _class: JClass<'local>,
    receiver: jlong,
    key: JByteArray<'local>,
) -> JByteArray<'local> {
    bytes(&mut env, |env| {
        let key = env.convert_byte_array(&key)?;
        let key = String::from_utf8_lossy(&key);
        Ok(told(bridge::webhook_forget(receiver.cast_unsigned(), &key).map(|()| [])))
    })
}

/// `byte[] webhookProve(long receiver, byte[] body)`: 0 or 1, and JSON.
#[must_use]
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn webhook_prove<'local>(
    mut env: EnvUnowned<'local>,
    _class: JClass<'local>,
    receiver: jlong,
    body: JByteArray<'local>,
) -> JByteArray<'local> {
    bytes(&mut env, |env| {
        let body = env.convert_byte_array(&body)?;
        Ok(told(bridge::webhook_prove(receiver.cast_unsigned(), &body)))
    })
}

/// `void webhookClose(long receiver)`.
#[jni_mangle("io.makokit.internal.NativeBridge")]
pub fn webhook_close<'local>(mut env: EnvUnowned<'local>, _class: JClass<'local>, receiver: jlong) {
    done(&mut env, || bridge::webhook_close(receiver.cast_unsigned()));
}

/// What a call is made of: the name of its row, its arguments and its options.
fn copied(
    env: &Env<'_>,
    [row, arguments, options]: [&JByteArray<'_>; 3],
) -> Result<(String, Vec<u8>, Vec<u8>)> {
    let row = String::from_utf8_lossy(&env.convert_byte_array(row)?).into_owned();
    Ok((row, env.convert_byte_array(arguments)?, env.convert_byte_array(options)?))
}

/// What is answered at once.
fn told(answer: std::result::Result<impl AsRef<[u8]>, Vec<u8>>) -> Vec<u8> {
    match answer {
        Ok(answer) => [&[GOOD], answer.as_ref()].concat(),
        Err(error) => [&[REFUSED], &error[..]].concat(),
    }
}

/// Puts an error in the place of an answer that Java cannot hold.
fn refuse_if_too_large(completion: &mut bridge::Completion) {
    if completion.bytes.len() <= LARGEST {
        return;
    }
    completion.kind = bridge::ERROR;
    let error = r#"{"kind":"OutcomeUnknown","message":"the call has ended, but its answer is larger than an array of Java's can be; set max_answer_bytes"}"#;
    completion.bytes = error.into();
}

/// A native method that answers bytes.
fn bytes<'local>(
    env: &mut EnvUnowned<'local>,
    work: impl FnOnce(&mut Env<'local>) -> Result<Vec<u8>>,
) -> JByteArray<'local> {
    env.with_env(|env| {
        let answer = work(env)?;
        env.byte_array_from_slice(&answer)
    })
    .resolve::<ThrowRuntimeExAndDefault>()
}

/// A native method that answers a number, or nothing.
fn done<T: Default>(env: &mut EnvUnowned<'_>, work: impl FnOnce() -> T) -> T {
    env.with_env(|_| -> Result<T> { Ok(work()) }).resolve::<ThrowRuntimeExAndDefault>()
}
