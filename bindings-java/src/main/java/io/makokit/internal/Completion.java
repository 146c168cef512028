package io.makokit.internal;

/**
 * How a call ended.
 *
 * @param kind {@link NativeBridge#ANSWER} or {@link NativeBridge#ERROR}
 * @param bytes where the JSON is, among that of others
 * @param offset where it begins
 * @param length how long it is
 */
public record Completion(byte kind, byte[] bytes, int offset, int length) {
    /**
     * Reads the JSON.
     *
     * @return its value
     * @throws JsonException when it is none
     */
    public Object read() {
        return JsonReader.read(bytes, offset, length);
    }
}
