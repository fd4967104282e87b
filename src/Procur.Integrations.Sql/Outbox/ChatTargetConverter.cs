using System.Text.Json;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Sql;

/// <summary>Writes out the targets that there are.</summary>
internal sealed class ChatTargetConverter : JsonConverter<ChatTarget>
{
    private const string Default = "default";
    private const string Channel = "channel";
    private const string User = "user";
    private const string Email = "email";
    private const string Thread = "thread";

    public override ChatTarget Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, OutboxJson.Default.OutboxTarget) switch
        {
            { Kind: Default } => ChatTarget.Default,
            { Kind: Channel, Id: { } id } => ChatTarget.Channel(id),
            { Kind: User, Id: { } id } => ChatTarget.User(id),
            { Kind: Email, Id: { } id } => ChatTarget.Email(id),
            { Kind: Thread, Message: { } message } => ChatTarget.Thread(message),
            _ => throw new JsonException("No target of a chat message."),
        };

    public override void Write(Utf8JsonWriter writer, ChatTarget value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(
            writer,
            value switch
            {
                DefaultTarget => new OutboxTarget(Default, null, null),
                ChannelTarget channel => new OutboxTarget(Channel, channel.ChannelId, null),
                UserTarget user => new OutboxTarget(User, user.UserId, null),
                EmailTarget email => new OutboxTarget(Email, email.Address, null),
                ThreadTarget thread => new OutboxTarget(Thread, null, thread.Message),
                _ => throw new JsonException("No target of a chat message that the outbox knows."),
            },
            OutboxJson.Default.OutboxTarget
        );
}
