package io.makokit;

import io.makokit.internal.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A delivery of a webhook that was proven and is new. Which facts it has depends on its kind; the others are null or empty, and all
 * of it is in the body.
 *
 * @param system who sent it
 * @param kind what it is about, in our words: {@code sync_completed}, {@code authentication_required}, {@code connection_status},
 *     {@code system_error} and {@code data} (Makini), {@code group_removed}, {@code user_removed} and {@code notification}
 *     (Maestrano), {@code other}; there may be more some day
 * @param event the event in the sender's words
 * @param id the delivery's id
 * @param timestamp when the event was, in the sender's words
 * @param connectionId the connection that it is about
 * @param status how a synchronisation ended or a connection is, in the sender's words
 * @param entity of which kind the records are that have changed
 * @param verb what happened to them
 * @param ids the records, unmodifiable
 * @param groupId the group that is gone, or that a user has left
 * @param userId the user that has left it
 * @param groups entities that have changed, by group, unmodifiable
 * @param key what it is remembered by; null for what may come again
 * @param body the JSON value of the body, unmodifiable; null for a removal
 */
public record WebhookDelivery(
        String system,
        String kind,
        String event,
        String id,
        String timestamp,
        String connectionId,
        String status,
        String entity,
        String verb,
        List<String> ids,
        String groupId,
        String userId,
        List<Group> groups,
        String key,
        Object body) {

    /**
     * What a notification has for one group.
     *
     * @param id the group; null for entities that do not say
     * @param entities entities as they came, JSON values by collection, unmodifiable
     */
    public record Group(String id, Map<String, List<Object>> entities) {
        static Group fromMap(Map<String, ?> map) {
            Map<String, List<Object>> entities = new TreeMap<>();
            Fields.named((Map<?, ?>) map.get("entities")).forEach((name, list) -> entities.put(name, listed(list)));
            return new Group(new Fields("Group", map).text("id"), Collections.unmodifiableMap(entities));
        }
    }

    static WebhookDelivery fromMap(Map<String, ?> map) {
        Fields fields = new Fields("WebhookDelivery", map);
        return new WebhookDelivery(
                fields.required("system", fields.text("system")),
                fields.required("kind", fields.text("kind")),
                fields.text("event"),
                fields.text("id"),
                fields.text("timestamp"),
                fields.text("connection_id"),
                fields.text("status"),
                fields.text("entity"),
                fields.text("verb"),
                listed(map.get("ids")).stream().map(Object::toString).toList(),
                fields.text("group_id"),
                fields.text("user_id"),
                listed(map.get("groups")).stream()
                        .map(group -> Group.fromMap(Fields.named((Map<?, ?>) group)))
                        .toList(),
                fields.text("key"),
                map.get("body"));
    }

    private static List<Object> listed(Object list) {
        return Collections.unmodifiableList(new ArrayList<>((Collection<?>) list));
    }
}
