using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Slack.Wire;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(SlackPost))]
[JsonSerializable(typeof(SlackRevision))]
[JsonSerializable(typeof(SlackEphemeral))]
[JsonSerializable(typeof(SlackScheduledPost))]
[JsonSerializable(typeof(SlackArguments))]
[JsonSerializable(typeof(SlackUploadCompletion))]
[JsonSerializable(typeof(IReadOnlyList<SlackBlock>))]
[JsonSerializable(typeof(SlackErrorAnswer))]
[JsonSerializable(typeof(SlackAnswer))]
[JsonSerializable(typeof(SlackPosted))]
[JsonSerializable(typeof(SlackScheduled))]
[JsonSerializable(typeof(SlackPermalink))]
[JsonSerializable(typeof(SlackIdentity))]
[JsonSerializable(typeof(SlackConversation))]
[JsonSerializable(typeof(SlackConversationAnswer))]
[JsonSerializable(typeof(SlackConversationList))]
[JsonSerializable(typeof(SlackMemberList))]
[JsonSerializable(typeof(SlackHistory))]
[JsonSerializable(typeof(SlackPersonAnswer))]
[JsonSerializable(typeof(SlackPersonList))]
[JsonSerializable(typeof(SlackReactionList))]
[JsonSerializable(typeof(SlackTeamAnswer))]
[JsonSerializable(typeof(SlackViewAnswer))]
[JsonSerializable(typeof(SlackUploadTarget))]
[JsonSerializable(typeof(SlackFileList))]
[JsonSerializable(typeof(SlackApprovalValue))]
[JsonSerializable(typeof(SlackViewResponse))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class SlackJson : JsonSerializerContext;
